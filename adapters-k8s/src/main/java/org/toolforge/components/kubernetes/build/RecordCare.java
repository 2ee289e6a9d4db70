package org.toolforge.components.kubernetes.build;

import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.care.Caretaker;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.port.Build;

/** Removes builds that are too many, and has records repaired that somebody damaged. */
final class RecordCare implements Caretaker.Care<KnownRecord> {

  private final KubeClient client;
  private final BuildSettings settings;
  private final KnownBuilds known;
  private final Places places;
  private final KeptLogs keptLogs;
  private final BuildCare runs;

  RecordCare(
      KubeClient client,
      BuildSettings settings,
      KnownBuilds known,
      Places places,
      KeptLogs keptLogs,
      BuildCare runs) {
    this.client = client;
    this.settings = settings;
    this.known = known;
    this.places = places;
    this.keptLogs = keptLogs;
    this.runs = runs;
  }

  @Override
  public void look(KnownRecord seen) {
    seen.record()
        .ifPresentOrElse(
            record -> tidy(record.order().tool()),
            () -> known.run(seen.object().name()).ifPresent(runs::look));
  }

  private void tidy(ToolName tool) {
    // Some of it may be gone already, or wait to be recorded.
    known.check();
    for (Build build : settings.kept().surplus(known.list(tool))) {
      remove(build.id());
    }
  }

  /** The record is last, so that what is left after a crash is found again. */
  private void remove(String id) {
    client.delete(Resource.PIPELINE_RUNS, settings.namespace(), id);
    places.leave(id);
    keptLogs.drop(id);
    client.delete(Resource.CONFIG_MAPS, settings.namespace(), id);
    known.forget(id);
  }
}
