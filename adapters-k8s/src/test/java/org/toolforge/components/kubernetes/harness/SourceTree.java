package org.toolforge.components.kubernetes.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project's files are that belong to no module, or are no Java. */
public final class SourceTree {

  private SourceTree() {}

  /** The directory, from here upward, that has the chart beside a POM. */
  public static Path root() {
    Path start = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    for (Path directory = start; directory != null; directory = directory.getParent()) {
      if (Files.exists(directory.resolve("pom.xml"))
          && Files.isDirectory(directory.resolve("chart"))) {
        return directory;
      }
    }
    throw new IllegalStateException("No source tree above " + start);
  }
}
