package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.toolforge.components.inmemory.document.YamlConfigReader;
import org.toolforge.components.kubernetes.harness.DocumentedSettings;

/** What docs/builds.md tells of the settings file is so. */
class DocumentedSettingsTest {

  @Test
  void hasTheDefaultsThatAreDocumented() throws IOException {
    DocumentedSettings documented = DocumentedSettings.of("builds.md");

    assertThat(documented.size()).isGreaterThan(20);
    assertThat(BuildSettingsReader.read(new YamlConfigReader().read(documented.file())))
        .isEqualTo(BuildSettings.DEFAULT);
  }
}
