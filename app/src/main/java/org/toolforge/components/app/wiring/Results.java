package org.toolforge.components.app.wiring;

/** Where the files are kept that runs on demand leave. */
public sealed interface Results {

  /** In this process, as long as it lives. */
  record InMemory() implements Results {}
}
