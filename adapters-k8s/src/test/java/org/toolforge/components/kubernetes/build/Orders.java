package org.toolforge.components.kubernetes.build;

import java.time.Duration;
import java.time.Instant;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.plan.TestPlans;
import org.toolforge.components.port.BuildRequest;

/** Builds that tests ask for. */
final class Orders {

  static final Instant ASKED_AT = Instant.parse("2026-04-04T12:00:00.123456Z");

  private Orders() {}

  static BuildRequest request(String repository, String ref) {
    return new BuildRequest(
        new ResolvedSource(new RepositoryUrl(repository), TestPlans.COMMIT, false, false),
        new GitRef(ref),
        Duration.ofMinutes(30),
        null);
  }

  static BuildRequest request() {
    return request("https://git.example/api", "main");
  }

  static BuildKey key(String component) {
    return new BuildKey(TestDeployments.id("k3v9x2m7qp"), new ComponentName(component));
  }

  static BuildOrder order() {
    return order(request());
  }

  static BuildOrder order(BuildRequest request) {
    return new BuildOrder(TestDeployments.TOOL, key("api"), request, ASKED_AT);
  }

  static BuildOrder order(String tool, String component) {
    return new BuildOrder(new ToolName(tool), key(component), request(), ASKED_AT);
  }
}
