package org.toolforge.components.app.wiring;

import java.nio.file.Path;
import org.toolforge.components.http.results.S3Settings;

/** Where the files are kept that runs on demand leave. */
public sealed interface Results {

  /** In this process, as long as it lives. */
  record InMemory() implements Results {}

  /** In a directory, which several servers may share. */
  record Directory(Path path) implements Results {}

  /** In an object store that speaks S3. */
  record S3(S3Settings settings) implements Results {}
}
