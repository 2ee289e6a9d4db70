package org.toolforge.components.inmemory;

import java.time.Duration;
import java.time.InstantSource;

/** The time that the fakes live in: tells it, and makes things happen in it. */
public interface Timeline extends InstantSource {

  /** Runs the action once that much time has passed. */
  void schedule(Duration delay, Runnable action);
}
