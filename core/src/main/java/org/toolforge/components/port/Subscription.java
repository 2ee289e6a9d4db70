package org.toolforge.components.port;

/** Something that calls back until it is closed. */
public interface Subscription extends AutoCloseable {

  /** Ends the calls; one that is under way may still finish. */
  @Override
  void close();
}
