package org.toolforge.components.inmemory.simulation;

/**
 * Ends a run: something happened that never may. An error, so that no code of the engine's can
 * catch it.
 */
final class BrokenInvariant extends Error {
  private static final long serialVersionUID = 1L;

  BrokenInvariant(String message) {
    super(message);
  }
}
