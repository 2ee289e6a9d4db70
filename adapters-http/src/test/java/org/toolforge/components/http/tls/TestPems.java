package org.toolforge.components.http.tls;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** The files that {@code generate.sh} made. */
final class TestPems {

  private TestPems() {}

  static Path file(String name) {
    URL url = Objects.requireNonNull(TestPems.class.getResource(name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
