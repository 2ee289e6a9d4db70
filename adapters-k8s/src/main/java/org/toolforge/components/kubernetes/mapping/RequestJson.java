package org.toolforge.components.kubernetes.mapping;

import java.util.Set;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.PlanId;

/** The part of a ToolDeployment's spec that says what was asked. */
final class RequestJson {

  /** Who asked and by what, when the object does not say; then somebody wrote it by hand. */
  private static final String SOMEBODY = "kubernetes";

  private static final String BY_HAND = "kubectl";

  private RequestJson() {}

  static void write(DeploymentRequest request, ObjectWriter spec) {
    spec.words("description", request.description())
        .text("cause", request.cause())
        .text("createdBy", request.createdBy())
        .truth("forceBuild", request.forceBuild())
        .truth("forceRun", request.forceRun())
        .names("components", request.only().stream().sorted().toList())
        .names("commits", request.commits())
        .names("images", request.images())
        .names("done", request.done().stream().sorted().toList());
    PlanId pinnedTo = request.pinnedTo();
    if (pinnedTo != null) {
      spec.text("planId", pinnedTo.value());
    }
    CallbackUrl callback = request.callback();
    if (callback != null) {
      spec.text("callbackUrl", callback.uri().toString());
    }
  }

  static DeploymentRequest read(ObjectReader spec) {
    return new DeploymentRequest(
        spec.text("description", ""),
        spec.text("cause", BY_HAND),
        spec.text("createdBy", SOMEBODY),
        spec.truth("forceBuild"),
        spec.truth("forceRun"),
        Set.copyOf(spec.names("components", ComponentName::new)),
        spec.has("planId") ? spec.name("planId", PlanId::new) : null,
        spec.map("commits", ComponentName::new, Commit::new),
        spec.map("images", ComponentName::new, Image::new),
        Set.copyOf(spec.names("done", ComponentName::new)),
        spec.has("callbackUrl") ? spec.name("callbackUrl", CallbackUrl::of) : null);
  }
}
