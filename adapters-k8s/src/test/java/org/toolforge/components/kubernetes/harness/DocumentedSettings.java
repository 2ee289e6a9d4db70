package org.toolforge.components.kubernetes.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The defaults that a page of docs tells of a settings file, by their keys. */
public final class DocumentedSettings {

  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z_.]+)` \\|.*\\| `(.*)` \\|$", Pattern.MULTILINE);

  private final Map<String, String> defaults = new LinkedHashMap<>();

  private DocumentedSettings() {}

  /** Those in the section called Settings of a page. */
  public static DocumentedSettings of(String page) throws IOException {
    String text = Files.readString(SourceTree.root().resolve("docs").resolve(page));
    String settings = text.substring(text.indexOf("## Settings"));
    DocumentedSettings read = new DocumentedSettings();
    ROW.matcher(settings.substring(0, settings.indexOf("\n## ")))
        .results()
        .forEach(row -> read.defaults.put(row.group(1), row.group(2)));
    return read;
  }

  /** How many there are. */
  public int size() {
    return defaults.size();
  }

  /** A settings file with all of them, as YAML. */
  public String file() {
    return file("");
  }

  /** The part of it whose keys begin so. */
  private String file(String start) {
    Map<String, String> entries = new TreeMap<>();
    defaults.forEach((key, value) -> {
      if (key.startsWith(start)) {
        String name = key.substring(start.length()).split("\\.", 2)[0];
        String whole = start + name;
        entries.put(name, key.equals(whole) ? value : file(whole + "."));
      }
    });
    return entries.entrySet().stream()
        .map(entry -> entry.getKey() + ": " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
