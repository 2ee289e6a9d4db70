package org.toolforge.components.app.wiring;

import org.toolforge.components.http.git.GitPolicy;

/**
 * Where it is found out what a ref means.
 *
 * @param git what looks into real repositories may do; configs that lie in one always come from
 *     there
 */
public record Sources(Kind kind, GitPolicy git) {

  /** Commits that are made up, and nothing but a public network for configs. */
  public static final Sources PRETENDED = new Sources(Kind.PRETENDED, GitPolicy.usual());

  /** Whether repositories are real. */
  public enum Kind {
    PRETENDED,
    GIT
  }
}
