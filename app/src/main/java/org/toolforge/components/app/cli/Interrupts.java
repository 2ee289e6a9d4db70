package org.toolforge.components.app.cli;

/** Tells when the user wants the program to end, as with Ctrl-C. */
public interface Interrupts {

  /**
   * Has the action run when the user interrupts. The program ends when the action returns.
   *
   * @return to be closed when there is nothing to be interrupted any more
   */
  Registration onInterrupt(Runnable action);

  /** An action that will be run until this is closed. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
