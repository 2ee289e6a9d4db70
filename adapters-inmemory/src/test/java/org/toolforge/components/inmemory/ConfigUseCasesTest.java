package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.inmemory.Systems.API;
import static org.toolforge.components.inmemory.Systems.TOOL;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.config.Node;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.StoredConfig;

/** What can be asked of configs. */
class ConfigUseCasesTest {

  private static final ConfigSource PLACE =
      new ConfigSource.AtUrl(URI.create("https://config.example/mytool.yaml"));
  private static final String POINTER = "source_url: https://config.example/mytool.yaml\n";

  private final InMemoryComponents toolforge = InMemoryComponents.create();
  private final Components components = toolforge.components();

  private Node read(String text) {
    return toolforge.platform().reader().read(text);
  }

  @Test
  void storesWhatIsValid() {
    StoredConfig stored = components.saveConfig(TOOL, read(API), "somebody");

    assertThat(components.config(TOOL)).isEqualTo(stored);
    assertThat(stored.savedBy()).isEqualTo("somebody");
    assertThat(stored.savedAt()).isEqualTo(toolforge.now());
    assertThat(stored.document().written()).isEqualTo(read(API));
  }

  @Test
  void storesNothingOfWhatIsNotValid() {
    assertThatThrownBy(() -> components.saveConfig(TOOL, read("components: {}"), "somebody"))
        .isInstanceOf(ComponentsException.Invalid.class);
    assertThatThrownBy(() -> components.config(TOOL))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessage("Unable to find a config of tool mytool. Store one first.");
  }

  @Test
  void validatesWithoutStoring() {
    assertThat(components.validate(read(API)).config().components()).hasSize(1);
    assertThatThrownBy(() -> components.validate(read("components: 7")))
        .isInstanceOf(ComponentsException.Invalid.class);
    assertThat(toolforge.platform().configs().find(TOOL)).isEmpty();
  }

  @Test
  void savesOverWhateverIsThereAlthoughOthersWriteMeanwhile() {
    components.saveConfig(TOOL, read(API), "somebody");
    toolforge.script().nextWritesConflict(3);

    StoredConfig second = components.saveConfig(TOOL, read(Systems.config("web")), "other");

    assertThat(components.config(TOOL)).isEqualTo(second);
  }

  @Test
  void givesUpWhenOthersNeverStopWriting() {
    toolforge.script().nextWritesConflict(1_000);

    assertThatThrownBy(() -> components.saveConfig(TOOL, read(API), "somebody"))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageContaining("Try again");
  }

  @Test
  void replacesOnlyWhatTheCallerSaw() {
    StoredConfig first =
        components.replaceConfig(TOOL, read(API), ConfigStore.NO_REVISION, "somebody");
    StoredConfig second =
        components.replaceConfig(TOOL, read(Systems.config("web")), first.revision(), "somebody");

    assertThatThrownBy(() -> components.replaceConfig(TOOL, read(API), first.revision(), "late"))
        .isInstanceOf(ComponentsException.Stale.class)
        .hasMessageContaining("not at revision " + first.revision());
    assertThat(components.config(TOOL)).isEqualTo(second);
  }

  @Test
  void deletesAConfigAndLeavesWhatRuns() {
    toolforge.deploy("mytool", API);
    StoredConfig stored = components.config(TOOL);
    toolforge.script().nextWritesConflict(1);

    assertThat(components.deleteConfig(TOOL)).isEqualTo(stored);

    assertThatThrownBy(() -> components.deleteConfig(TOOL))
        .isInstanceOf(ComponentsException.NotFound.class);
    assertThat(toolforge.platform().jobs().list(TOOL)).hasSize(1);
    assertThatThrownBy(() -> components.deploy(TOOL, DeploymentRequest.by("a", "test")))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void storesNoPointerToNowhere() {
    assertThatThrownBy(() -> components.saveConfig(TOOL, read(POINTER), "somebody"))
        .isInstanceOf(ComponentsException.NotFetched.class)
        .hasMessageStartingWith(
            "Unable to retrieve config from source url https://config.example/mytool.yaml: ");
    assertThat(toolforge.platform().configs().find(TOOL)).isEmpty();
  }

  @Test
  void storesNoPointerToWhatCannotBeRead() {
    toolforge.platform().publish(PLACE, "components: [");

    assertThatThrownBy(() -> components.saveConfig(TOOL, read(POINTER), "somebody"))
        .isInstanceOf(ComponentsException.NotFetched.class)
        .hasMessageContaining("Line 1");
    assertThat(toolforge.platform().configs().find(TOOL)).isEmpty();
  }

  @Test
  void doesNotLetItsCallerWaitForAHostThatDoesNotAnswer() {
    toolforge.platform().publish(PLACE, API);
    components.saveConfig(TOOL, read(API), "somebody");
    toolforge.script().nextFetchesFail(1);

    assertThatThrownBy(() -> components.saveConfig(TOOL, read(POINTER), "somebody"))
        .isInstanceOf(ComponentsException.NotFetched.class)
        .hasMessageContaining("does not answer");
    assertThat(components.config(TOOL).document().written()).isEqualTo(read(API));
  }

  @Test
  void refusesALateChangeBeforeItFetchesAnything() {
    assertThatThrownBy(() -> components.replaceConfig(TOOL, read(POINTER), 7, "late"))
        .isInstanceOf(ComponentsException.Stale.class);
  }

  @Test
  void remembersTheConfigsThatAToolHad() {
    StoredConfig first = components.saveConfig(TOOL, read(API), "somebody");
    StoredConfig second = components.saveConfig(TOOL, read(Systems.config("web")), "somebody");
    components.deleteConfig(TOOL);

    assertThat(components.configHistory(TOOL)).containsExactly(first, second);
    assertThat(components.configRevision(TOOL, first.revision())).isEqualTo(first);
    assertThatThrownBy(() -> components.configRevision(TOOL, 99))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageStartingWith("Unable to find revision 99 of the config of tool mytool.");
  }

  @Test
  void saysThatAToolNeverHadAConfig() {
    assertThatThrownBy(() -> components.configHistory(TOOL))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageStartingWith("Unable to find ");
  }

  @Test
  void storesNoPointerToWhatIsNotValid() {
    toolforge.platform().publish(PLACE, "components: {}");

    assertThatThrownBy(() -> components.saveConfig(TOOL, read(POINTER), "somebody"))
        .isInstanceOf(ComponentsException.Invalid.class);
    assertThat(toolforge.platform().configs().find(TOOL)).isEmpty();
  }

  @Test
  void keepsThePointerAndRecordsWhatItPointedTo() {
    toolforge.platform().publish(PLACE, API);
    Deployment first = toolforge.deploy("mytool", POINTER);
    toolforge.platform().publish(PLACE, Systems.config("api", "web"));
    Deployment second =
        toolforge.await(components.deploy(TOOL, DeploymentRequest.by("somebody", "test")));

    assertThat(components.config(TOOL).document().written()).isEqualTo(read(POINTER));
    assertThat(first.progress().config().document().written()).isEqualTo(read(API));
    assertThat(first.config().components()).hasSize(1);
    assertThat(second.config().components()).containsKey(new ComponentName("web"));
    assertThat(second.progress().config().fetched())
        .isNotEmpty()
        .isNotEqualTo(first.progress().config().fetched());
    assertThat(second.progress().config().revision()).isEqualTo(1);
  }

  @Test
  void endsADeploymentWhosePointerPointsToWhatCannotBeReadByNow() {
    toolforge.platform().publish(PLACE, API);
    toolforge.deploy("mytool", POINTER);
    toolforge.platform().publish(PLACE, "components: [");

    Deployment refused =
        toolforge.await(components.deploy(TOOL, DeploymentRequest.by("somebody", "test")));

    assertThat(refused.outcome()).contains(Outcome.ERROR_CONFIG);
    assertThat(refused.longStatus()).contains("Unable to retrieve config from source url");
  }

  @Test
  void endsADeploymentWhosePointerPointsToNonsenseByNow() {
    toolforge.platform().publish(PLACE, API);
    toolforge.deploy("mytool", POINTER);
    toolforge.platform().publish(PLACE, "components: {}");

    Deployment refused =
        toolforge.await(components.deploy(TOOL, DeploymentRequest.by("somebody", "test")));

    assertThat(refused.status()).isEqualTo(DeploymentStatus.FAILED);
    assertThat(refused.outcome()).contains(Outcome.ERROR_CONFIG);
    assertThat(refused.longStatus()).contains("must have at least one component");
  }
}
