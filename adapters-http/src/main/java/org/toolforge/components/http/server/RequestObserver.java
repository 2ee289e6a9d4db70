package org.toolforge.components.http.server;

/** Is told of every answer. */
public interface RequestObserver {

  /**
   * Called once for each request, when its answer is sent.
   *
   * @param operation which operation of the API it was; empty when it was none
   */
  void answered(String operation, String method, int status, long nanos);
}
