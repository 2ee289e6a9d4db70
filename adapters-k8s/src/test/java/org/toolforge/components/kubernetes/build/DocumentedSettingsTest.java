package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.toolforge.components.inmemory.document.YamlConfigReader;
import org.toolforge.components.kubernetes.harness.SourceTree;

/** What docs/builds.md tells of the settings file is so. */
class DocumentedSettingsTest {

  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z_.]+)` \\|.*\\| `(.*)` \\|$", Pattern.MULTILINE);

  private final Map<String, String> defaults = new LinkedHashMap<>();

  DocumentedSettingsTest() throws IOException {
    String text = Files.readString(SourceTree.root().resolve("docs/builds.md"));
    String settings = text.substring(text.indexOf("## Settings"));
    List<MatchResult> rows =
        ROW.matcher(settings.substring(0, settings.indexOf("\n## "))).results().toList();
    rows.forEach(row -> defaults.put(row.group(1), row.group(2)));
  }

  @Test
  void hasTheDefaultsThatAreDocumented() {
    assertThat(defaults).hasSizeGreaterThan(20);
    assertThat(BuildSettingsReader.read(new YamlConfigReader().read(file(""))))
        .isEqualTo(BuildSettings.DEFAULT);
  }

  /** The part of a settings file with all defaults whose keys begin so. */
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
