package org.toolforge.components.callback;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.toolforge.components.config.ToolName;

/**
 * What proves to a receiver who calls, after the conventions of Standard Webhooks: a receiver that
 * was given the tool's key can make the same signature from what it received.
 */
public final class CallbackSignature {

  private static final String VERSION = "v1,";
  private static final String MARK = "whsec_";

  private CallbackSignature() {}

  /** The key of a tool's callbacks, which tells nothing of the key that it is made from. */
  public static SigningKey keyOf(ToolName tool, SigningKey system) {
    return system.derived("callback " + tool);
  }

  /** A key as its tool gets to see it. It is a secret. */
  public static String shown(SigningKey key) {
    return MARK + Base64.getEncoder().encodeToString(key.secret());
  }

  /**
   * The signature of a call.
   *
   * @param id of the message, the same at each try
   * @param timestamp when the call is made, in seconds since 1970
   */
  public static String of(SigningKey key, String id, long timestamp, String body) {
    byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
    return VERSION + Base64.getEncoder().encodeToString(key.sign(signed));
  }
}
