package org.toolforge.components.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Node;

/** What the user has written down about servers for every use. */
final class SettingsFile {

  private static final String PLACE = "toolforge-components/config.yaml";

  private SettingsFile() {}

  static Path path(Surroundings surroundings) {
    return surroundings
        .variable("XDG_CONFIG_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute) // as the standard for that variable says
        .orElseGet(() -> surroundings.home().resolve(".config"))
        .resolve(PLACE);
  }

  /**
   * All there is in the file; nothing when there is none. Names of files are taken from its
   * directory on.
   *
   * @throws UserMistake when it cannot be read, or says something else
   */
  static Map<Setting, String> read(Surroundings surroundings) {
    Path file = path(surroundings);
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    if (!Files.exists(file)) {
      return settings;
    }
    switch (document(file)) {
      case Node.Mapping mapping ->
          mapping
              .entries()
              .forEach((key, value) -> settings.put(setting(key, file), text(key, value, file)));
      case Node.Nothing ignored -> {}
      default -> throw new UserMistake(file + " must have lines such as 'tool: mytool'.");
    }
    settings.replaceAll(
        (setting, value) -> setting.isFile() ? resolved(value, file, surroundings) : value);
    return settings;
  }

  private static Node document(Path file) {
    try {
      return Documents.reader().read(Files.readString(file));
    } catch (ComponentsException.Malformed malformed) {
      throw new UserMistake(file + ": " + malformed.getMessage());
    } catch (IOException e) {
      throw new UserMistake(file + " cannot be read: " + e.getMessage());
    }
  }

  private static Setting setting(String key, Path file) {
    for (Setting setting : Setting.values()) {
      if (setting.key().equals(key)) {
        return setting;
      }
    }
    if (key.equals("token")) {
      throw new UserMistake(
          file + " must not hold the token itself; name the file that does as 'token_file'.");
    }
    throw new UserMistake(
        "%s has the key '%s', which means nothing; there are: %s"
            .formatted(
                file,
                key,
                String.join(
                    ", ",
                    Arrays.stream(Setting.values())
                        .map(Setting::key)
                        .filter(name -> !name.isEmpty())
                        .toList())));
  }

  private static String text(String key, Node value, Path file) {
    if (value instanceof Node.Text text) {
      return text.value();
    }
    throw new UserMistake("%s: the value of '%s' must be a text.".formatted(file, key));
  }

  private static String resolved(String name, Path file, Surroundings surroundings) {
    Path path =
        name.startsWith("~/")
            ? surroundings.home().resolve(name.substring(2))
            : file.resolveSibling(name);
    return path.toString();
  }
}
