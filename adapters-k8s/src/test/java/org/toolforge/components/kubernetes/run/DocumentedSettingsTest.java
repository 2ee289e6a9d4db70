package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.toolforge.components.inmemory.document.YamlConfigReader;
import org.toolforge.components.kubernetes.harness.DocumentedSettings;

/** What docs/runtime.md tells of the settings file is so. */
class DocumentedSettingsTest {

  @Test
  void hasTheDefaultsThatAreDocumented() throws IOException {
    DocumentedSettings documented = DocumentedSettings.of("runtime.md");

    assertThat(documented.size()).isGreaterThan(14);
    assertThat(RuntimeSettingsReader.read(new YamlConfigReader().read(documented.file())))
        .isEqualTo(RuntimeSettings.DEFAULT);
  }
}
