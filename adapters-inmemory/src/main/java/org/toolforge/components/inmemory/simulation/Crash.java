package org.toolforge.components.inmemory.simulation;

/** Ends an engine where it stands. An error, so that no code of the engine's can catch it. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("The engine crashed, as the simulation wanted it", null, false, false);
  }
}
