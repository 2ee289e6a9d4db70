package org.toolforge.components.http.auth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about who makes it; nothing of it is proved yet.
 *
 * @param trustedPeer whether it comes from a peer that is believed what it says of others
 * @param tools the values of {@code x-toolforge-tool}
 * @param subjects the values of {@code ssl-client-subject-dn}
 * @param token the deploy token, if there is one
 */
public record Credentials(
    boolean trustedPeer, List<String> tools, List<String> subjects, @Nullable Token token) {

  public Credentials {
    tools = List.copyOf(tools);
    subjects = List.copyOf(subjects);
  }

  /**
   * A deploy token as it was sent.
   *
   * @param inQuery whether it is part of the address
   */
  public record Token(String value, boolean inQuery) {
    /** Without the value: it must not get into a log. */
    @Override
    public String toString() {
      return "a deploy token";
    }
  }
}
