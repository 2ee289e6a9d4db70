package org.toolforge.components.port;

import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.callback.Notice;

/**
 * Calls those who wanted to be told of an end. No message holds more of the address than its host:
 * the rest may be a secret. Safe for use by many threads.
 */
public interface Notifier {

  /**
   * Makes one call and waits for its answer, no longer than some seconds.
   *
   * @throws ComponentsException.Unavailable when it was not answered with success; trying again may
   *     help
   * @throws ComponentsException.Forbidden when that address may not be called, now or ever
   * @throws ComponentsException.NotFound when who is there wants to be called no more
   */
  void call(CallbackUrl url, Notice notice);
}
