package org.toolforge.components.http.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.http.model.ComponentStatus.HealthEnum;
import org.toolforge.components.http.model.ComponentStatus.SyncEnum;
import org.toolforge.components.http.model.ToolStatus;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Drift;
import org.toolforge.components.plan.Image;
import org.toolforge.components.status.ComponentStatus;

/** What should run and what does, as the API shows it. */
public final class StatusMapping {

  private StatusMapping() {}

  public static ToolStatus of(List<ComponentStatus> components) {
    Map<String, org.toolforge.components.http.model.ComponentStatus> byName = new LinkedHashMap<>();
    components.forEach(status -> byName.put(status.name().value(), of(status)));
    return new ToolStatus().components(byName);
  }

  private static org.toolforge.components.http.model.ComponentStatus of(ComponentStatus status) {
    Image image = status.image();
    Commit commit = status.commit();
    DeploymentId deployment = status.deployment();
    return new org.toolforge.components.http.model.ComponentStatus()
        .sync(SyncEnum.fromValue(Words.word(status.sync())))
        .differences(status.differences())
        .drift(status.drift().stream().map(StatusMapping::of).toList())
        .health(HealthEnum.fromValue(Words.word(status.health())))
        .message(status.message())
        .image(image == null ? null : image.reference())
        .commit(commit == null ? null : commit.hash())
        .since(Times.shown(status.since()))
        .deployId(deployment == null ? null : deployment.value());
  }

  private static org.toolforge.components.http.model.Drift of(Drift drift) {
    return new org.toolforge.components.http.model.Drift()
        .path(drift.path())
        .applied(drift.applied())
        .actual(drift.actual())
        .changedBy(drift.changedBy());
  }
}
