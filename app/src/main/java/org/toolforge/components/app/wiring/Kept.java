package org.toolforge.components.app.wiring;

import org.toolforge.components.inmemory.Shelves;
import org.toolforge.components.inmemory.durable.DurableShelves;

/**
 * Where a server keeps its state.
 *
 * @param close gives it back, for another process to take
 */
record Kept(Shelves shelves, Runnable close) {

  static Kept in(DurableShelves shelves) {
    return new Kept(shelves, shelves::close);
  }
}
