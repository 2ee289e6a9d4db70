package org.toolforge.components.app.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Node;
import org.toolforge.components.inmemory.document.YamlConfigReader;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A file of YAML that an option names. */
final class SettingsDocument {

  private SettingsDocument() {}

  /**
   * Reads one.
   *
   * @param what is in it, as in {@code build settings}
   */
  static <T> T read(CommandSpec spec, Path file, String what, Function<Node, T> reader) {
    try {
      return reader.apply(
          new YamlConfigReader().read(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw wrong(spec, "The %s cannot be read: there is no file %s".formatted(what, file));
    } catch (ComponentsException | IllegalArgumentException e) {
      throw wrong(spec, "The %s %s are wrong. %s".formatted(what, file, e.getMessage()));
    }
  }

  private static ParameterException wrong(CommandSpec spec, String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
