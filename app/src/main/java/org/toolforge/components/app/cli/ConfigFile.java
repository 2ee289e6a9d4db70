package org.toolforge.components.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Node;
import org.toolforge.components.port.ConfigReader;
import picocli.CommandLine.Parameters;

/** The file that holds a config. */
final class ConfigFile {

  static final String HELP = "The config, YAML or JSON; '-' reads it from standard input.";

  private static final String STANDARD_INPUT = "-";

  @Parameters(paramLabel = "FILE", description = HELP)
  private String name;

  /** For picocli to fill in. */
  ConfigFile() {
    this("");
  }

  ConfigFile(String name) {
    this.name = name;
  }

  boolean isStandardInput() {
    return name.equals(STANDARD_INPUT);
  }

  /** How to call it. */
  String shown() {
    return isStandardInput() ? "standard input" : name;
  }

  /** The file's name without directory and without {@code .yaml} or the like. */
  String baseName() {
    Path last = path().toAbsolutePath().normalize().getFileName();
    return last == null ? "" : last.toString().replaceFirst("\\.(ya?ml|json)$", "");
  }

  /** Finds out, without reading it, whether it can be a file at all. */
  void check() {
    if (isStandardInput()) {
      return;
    }
    if (name.isEmpty()) {
      throw new UserMistake("The file's name is empty; name the file with the config.");
    }
    if (Files.isDirectory(path())) {
      throw new UserMistake(shown() + " is a directory; name the file with the config.");
    }
    if (!Files.exists(path())) {
      throw new UserMistake("There is no file " + shown() + ".");
    }
  }

  /** Reads it as a document. */
  Node read(ConfigReader reader, Console console) {
    check();
    String text = decoded(bytes(console));
    try {
      return reader.read(text);
    } catch (ComponentsException.Malformed malformed) {
      throw new UserMistake(shown() + ": " + malformed.getMessage());
    }
  }

  private byte[] bytes(Console console) {
    try {
      if (isStandardInput()) {
        return checked(console.in().readNBytes(ConfigReader.MAX_BYTES + 1));
      }
      try (InputStream stream = Files.newInputStream(path())) {
        return checked(stream.readNBytes(ConfigReader.MAX_BYTES + 1));
      }
    } catch (AccessDeniedException e) {
      throw new UserMistake(shown() + " cannot be read: permission denied.");
    } catch (IOException e) {
      throw new UserMistake(shown() + " cannot be read: " + e.getMessage());
    }
  }

  private byte[] checked(byte[] bytes) {
    if (bytes.length > ConfigReader.MAX_BYTES) {
      throw new UserMistake(
          "%s has more than %d KiB, which is too much for a config."
              .formatted(shown(), ConfigReader.MAX_BYTES / 1024));
    }
    return bytes;
  }

  private String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new UserMistake(shown() + " is not a text in UTF-8, as a config must be.");
    }
  }

  private Path path() {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UserMistake("This is no name of a file: " + e.getMessage());
    }
  }
}
