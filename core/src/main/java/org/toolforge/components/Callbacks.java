package org.toolforge.components;

import org.toolforge.components.callback.CallbackSignature;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.SigningKeyStore;

/** What a tool has to know to believe a callback. Safe for use by many threads. */
public final class Callbacks {

  private final SigningKeyStore keys;

  public Callbacks(SigningKeyStore keys) {
    this.keys = keys;
  }

  /**
   * The key that the tool's callbacks are signed with, for the tool alone.
   *
   * @throws ComponentsException.Unavailable when what keeps the keys does not answer
   */
  public String key(ToolName tool) {
    return CallbackSignature.shown(CallbackSignature.keyOf(tool, keys.key()));
  }
}
