package org.toolforge.components.inmemory.simulation;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.toolforge.components.Components;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.Limits;

/** People who do whatever the system lets them, at any time, and more than one thing at once. */
final class Users {

  private static final String NAME = "somebody";

  private final Random random;
  private final World world;
  private final Components components;
  private final Configs configs;
  private final List<ToolName> tools;
  private final ConfigParser parser;
  private final Map<ToolName, ToolConfig> wanted = new LinkedHashMap<>();
  private int acts;

  Users(Random random, World world, Ports ports) {
    this.random = random;
    this.world = world;
    this.configs = new Configs(new Random(random.nextLong()));
    this.parser = ports.parser();
    this.tools =
        random.nextBoolean()
            ? List.of(new ToolName("one"))
            : List.of(new ToolName("one"), new ToolName("two"));
    this.components =
        new Components(
            ports.configs(),
            ports.deployments(),
            ports.builds(),
            ports.jobs(),
            world.platform().tenants(),
            ports.preparer(),
            ports.parser(),
            Limits.DEFAULT,
            world.timeline(),
            new Random(random.nextLong()));
    for (ToolName tool : tools) {
      world.platform().addForeignJob(tool, "made-by-hand");
      world.inspector().expectForeign(tool, "made-by-hand");
    }
  }

  int acts() {
    return acts;
  }

  List<ToolName> tools() {
    return tools;
  }

  Components components() {
    return components;
  }

  /** What each tool's config says in peace. */
  Map<ToolName, ToolConfig> wanted() {
    return wanted;
  }

  /** Does something, whether it makes sense or not. */
  void act() {
    acts++;
    ToolName tool = tools.get(random.nextInt(tools.size()));
    try {
      act(tool);
    } catch (ComponentsException e) {
      world.note(() -> "is told: " + e.getMessage());
    }
  }

  private void act(ToolName tool) {
    int dice = random.nextInt(100);
    if (dice < 16) {
      world.note(() -> "saves a config of " + tool);
      components.saveConfig(tool, written(tool, configs.next()), NAME);
    } else if (dice < 19) {
      replaceConfig(tool);
    } else if (dice < 20) {
      world.note(() -> "deletes the config of " + tool);
      components.deleteConfig(tool);
    } else if (dice < 22) {
      publish(tool, configs.next());
    } else if (dice < 55) {
      deploy(tool);
    } else if (dice < 60) {
      deploy(tool);
      deploy(tool);
    } else if (dice < 72) {
      cancel(components.latestDeployment(tool));
    } else if (dice < 78) {
      delete(any(tool));
    } else if (dice < 86) {
      Deployment deployment = any(tool);
      world.note(() -> "retries " + deployment.id());
      components.retry(tool, deployment.id(), NAME);
    } else if (dice < 92) {
      Deployment deployment = any(tool);
      world.note(() -> "rolls back to " + deployment.id());
      components.rollback(tool, deployment.id(), NAME);
    } else if (dice < 96) {
      deployAsPlanned(tool);
    } else {
      push();
    }
  }

  private void replaceConfig(ToolName tool) {
    long seen = components.config(tool).revision() - random.nextInt(2);
    world.note(() -> "replaces revision " + seen + " of the config of " + tool);
    components.replaceConfig(tool, written(tool, configs.next()), seen, NAME);
  }

  /** What is to be stored of a config: itself, or a pointer to where it is published. */
  private Node written(ToolName tool, Node config) {
    if (random.nextInt(8) != 0) {
      return config;
    }
    publish(tool, config);
    return Node.Mapping.of(Map.of("source_url", new Node.Text(place(tool).toString())));
  }

  private void publish(ToolName tool, Node config) {
    world.note(() -> "publishes a config at " + place(tool));
    world.platform().publish(new ConfigSource.AtUrl(place(tool)), Json.of(config));
  }

  private static URI place(ToolName tool) {
    return URI.create("https://config.example/" + tool);
  }

  private void deploy(ToolName tool) {
    DeploymentRequest request =
        DeploymentRequest.by(NAME, "simulation")
            .forcing(random.nextInt(5) == 0, random.nextInt(5) == 0);
    if (random.nextInt(6) == 0) {
      request = request.onlyComponents(Set.of(new ComponentName("c" + random.nextInt(3))));
    }
    Deployment created = components.deploy(tool, request);
    world.note(() -> "deploys " + created.id());
  }

  private void deployAsPlanned(ToolName tool) {
    DeploymentRequest request = DeploymentRequest.by(NAME, "simulation");
    Deployment created =
        components.deploy(tool, request.pinnedTo(components.plan(tool, request).id()));
    world.note(() -> "deploys as planned " + created.id());
  }

  private void cancel(Deployment deployment) {
    components.cancel(deployment.tool(), deployment.id());
    world.inspector().expectCancelled(deployment.id());
    world.note(() -> "has cancelled " + deployment.id());
  }

  private void delete(Deployment deployment) {
    components.deleteDeployment(deployment.tool(), deployment.id());
    world.note(() -> "has deleted " + deployment.id());
  }

  /** Cancels or deletes whatever is under way, if anything is. */
  void stopSomething() {
    ToolName tool = tools.get(random.nextInt(tools.size()));
    try {
      if (random.nextBoolean()) {
        cancel(components.latestDeployment(tool));
      } else {
        delete(components.latestDeployment(tool));
      }
    } catch (ComponentsException e) {
      world.note(() -> "is told: " + e.getMessage());
    }
  }

  private void push() {
    String repository = "https://git.example/r" + random.nextInt(5);
    String commit = "%040x".formatted(random.nextLong() & Long.MAX_VALUE);
    world.note(() -> "pushes to " + repository);
    world.platform().push(repository, "HEAD", commit);
  }

  private Deployment any(ToolName tool) {
    List<Deployment> all = components.deployments(tool);
    if (all.isEmpty()) {
      throw new ComponentsException.NotFound("Unable to find a deployment");
    }
    return all.get(random.nextInt(all.size()));
  }

  /** In peace, every tool gets a config and one whole deployment of it. */
  void deployEverythingOnce() {
    for (ToolName tool : tools) {
      Node config = configs.next();
      components.saveConfig(tool, written(tool, config), NAME);
      wanted.put(tool, parser.parse(config).config());
      Deployment last = components.deploy(tool, DeploymentRequest.by(NAME, "simulation"));
      world.note(() -> "deploys in peace " + last.id());
    }
  }
}
