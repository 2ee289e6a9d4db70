package org.toolforge.components.inmemory.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.toolforge.components.config.Node;

/** Makes up configs: 1 to 60 components of every type that wait for each other without circles. */
final class Configs {

  private final Random random;

  Configs(Random random) {
    this.random = random;
  }

  Node next() {
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
    return mapping(Map.of("components", Node.Mapping.of(components)));
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
    Map<String, Node> run = new LinkedHashMap<>();
    run.put("command", text("run-" + random.nextInt(3)));
    switch (random.nextInt(4)) {
      case 0 -> {
        component.put("component_type", text("scheduled"));
        run.put("schedule", text("@daily"));
      }
      case 1 -> {
        component.put("component_type", text("one-off"));
        if (random.nextInt(4) == 0) {
          run.put("rerun", text("always"));
        }
      }
      default -> {
        component.put("component_type", text("continuous"));
        run.put("replicas", new Node.Decimal(BigDecimal.valueOf(1L + random.nextInt(2))));
      }
    }
    component.put("build", build(name, builders));
    component.put("wait_for", new Node.Sequence(dependencies(earlier)));
    component.put("run", mapping(run));
    return mapping(component);
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
