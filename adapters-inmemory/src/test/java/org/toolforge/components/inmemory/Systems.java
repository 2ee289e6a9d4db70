package org.toolforge.components.inmemory;

import java.util.Random;
import org.toolforge.components.Components;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.engine.DeploymentEngine;
import org.toolforge.components.engine.Preparer;
import org.toolforge.components.engine.Reconciler;
import org.toolforge.components.port.BuildService;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.JobService;

/** Wires systems out of parts, for tests that put themselves between them. */
final class Systems {

  static final ToolName TOOL = new ToolName("mytool");

  /** One component that builds and runs. */
  static final String API = config("api");

  private Systems() {}

  /** A config of continuous components that each build from a repository of their own. */
  static String config(String... components) {
    StringBuilder config = new StringBuilder("components:\n");
    for (String component : components) {
      config.append("  %s:\n    component_type: continuous\n".formatted(component));
      config.append("    build: {repository: https://git.example/%s}\n".formatted(component));
      config.append("    run: {command: web}\n");
    }
    return config.toString();
  }

  static Components components(Timeline timeline, InMemoryPlatform platform) {
    ConfigParser parser = new ConfigParser(false);
    return new Components(
        platform.configs(),
        platform.deployments(),
        platform.builds(),
        platform.jobs(),
        platform.tenants(),
        preparer(platform),
        parser,
        Limits.DEFAULT,
        timeline,
        new Random(0));
  }

  static Preparer preparer(InMemoryPlatform platform) {
    return new Preparer(
        new ConfigParser(false),
        platform.fetcher(),
        platform.repositories(),
        platform.logins(),
        platform.builds(),
        platform.jobs(),
        platform.deployments());
  }

  static DeploymentEngine engine(Timeline timeline, InMemoryPlatform platform) {
    return engine(timeline, platform, platform.deployments(), platform.builds(), platform.jobs());
  }

  static DeploymentEngine engine(
      Timeline timeline,
      InMemoryPlatform platform,
      DeploymentStore deployments,
      BuildService builds,
      JobService jobs) {
    return new DeploymentEngine(
        deployments,
        builds,
        jobs,
        platform.maintenance(),
        preparer(platform),
        new Reconciler(Limits.DEFAULT),
        platform.newLease(),
        timeline);
  }
}
