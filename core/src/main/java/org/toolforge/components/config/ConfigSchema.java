package org.toolforge.components.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of the config, for editors. It says what {@link ConfigParser} checks. */
public final class ConfigSchema {

  private static final String RESOURCE = "config-schema.json";

  private ConfigSchema() {}

  /** The schema as JSON, draft 2020-12. */
  public static String text() {
    try (InputStream stream = ConfigSchema.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
