package org.toolforge.components.inmemory.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Node;

/** Makes up configs: 1 to 60 components of every type that wait for each other without circles. */
final class Configs {

  private static final Node CONTINUOUS = text("continuous");
  private static final Node SCHEDULED = text("scheduled");
  private static final Node ONE_OFF = text("one-off");

  private final Random random;
  private Map<String, Node> last = Map.of();

  Configs(Random random) {
    this.random = random;
  }

  /** Another config, or the last one with other settings of one component. */
  Node next() {
    if (!last.isEmpty() && random.nextInt(3) == 0) {
      changeOne();
    } else {
      last = components();
    }
    return mapping(Map.of("components", Node.Mapping.of(last)));
  }

  private void changeOne() {
    List<String> names = List.copyOf(last.keySet());
    String name = names.get(random.nextInt(names.size()));
    if (last.get(name) instanceof Node.Mapping component) {
      Map<String, Node> changed = new LinkedHashMap<>(component.entries());
      changed.put("run", mapping(run(changed.get("component_type"))));
      Map<String, Node> next = new LinkedHashMap<>(last);
      next.put(name, mapping(changed));
      last = next;
    }
  }

  private Map<String, Node> components() {
    int size = size();
    Map<String, Node> components = new LinkedHashMap<>();
    List<String> builders = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      // Few names, so that configs of one tool overlap and components change their type.
      String name = "c" + i;
      components.put(name, component(name, names, builders));
      names.add(name);
    }
    return components;
  }

  private int size() {
    int dice = random.nextInt(100);
    if (dice < 75) {
      return 1 + random.nextInt(6);
    }
    return dice < 97 ? 7 + random.nextInt(10) : 17 + random.nextInt(44);
  }

  private Node component(String name, List<String> earlier, List<String> builders) {
    Map<String, Node> component = new LinkedHashMap<>();
    Node type =
        switch (random.nextInt(4)) {
          case 0 -> SCHEDULED;
          case 1 -> ONE_OFF;
          default -> CONTINUOUS;
        };
    component.put("component_type", type);
    component.put("build", build(name, builders));
    component.put("wait_for", new Node.Sequence(dependencies(earlier)));
    component.put("run", mapping(run(type)));
    return mapping(component);
  }

  /** Few values of each setting, so that at times only one of them changes. */
  private Map<String, Node> run(@Nullable Node type) {
    Map<String, Node> run = new LinkedHashMap<>();
    run.put("command", text("run-" + random.nextInt(3)));
    if (rarely()) {
      run.put("env", mapping(Map.of("LEVEL", text("level-" + random.nextInt(2)))));
    }
    if (rarely()) {
      run.put("memory", text((1 + random.nextInt(2)) + "Gi"));
    }
    if (SCHEDULED.equals(type)) {
      run.put("schedule", text(random.nextInt(3) == 0 ? "@hourly" : "@daily"));
      run.put("timeout", number(60L * random.nextInt(2)));
      run.put("retry", number(random.nextInt(2)));
    } else if (ONE_OFF.equals(type)) {
      run.put("retry", number(random.nextInt(2)));
      if (random.nextInt(4) == 0) {
        run.put("rerun", text("always"));
      }
    } else {
      addContinuous(run);
    }
    return run;
  }

  private void addContinuous(Map<String, Node> run) {
    run.put("replicas", number(1L + random.nextInt(2)));
    if (rarely()) {
      run.put("port", number(8000L + random.nextInt(2)));
      if (random.nextBoolean()) {
        run.put("publish", text("/"));
      }
      if (random.nextBoolean()) {
        run.put("health_check_http", text("/health-" + random.nextInt(2)));
      }
    } else if (rarely()) {
      run.put("health_check_script", text("check-" + random.nextInt(2)));
    }
  }

  private boolean rarely() {
    return random.nextInt(4) == 0;
  }

  private static Node number(long value) {
    return new Node.Decimal(BigDecimal.valueOf(value));
  }

  private Node build(String name, List<String> builders) {
    if (!builders.isEmpty() && random.nextInt(3) == 0) {
      return mapping(Map.of("reuse_from", text(builders.get(random.nextInt(builders.size())))));
    }
    builders.add(name);
    // Few repositories, so that components share builds.
    return mapping(Map.of("repository", text("https://git.example/r" + random.nextInt(5))));
  }

  private List<Node> dependencies(List<String> earlier) {
    List<Node> dependencies = new ArrayList<>();
    for (String candidate : earlier) {
      if (random.nextInt(earlier.size() + 1) < 2 && dependencies.size() < 4) {
        dependencies.add(text(candidate));
      }
    }
    return dependencies;
  }

  private static Node text(String value) {
    return new Node.Text(value);
  }

  private static Node mapping(Map<String, Node> entries) {
    return Node.Mapping.of(entries);
  }
}
