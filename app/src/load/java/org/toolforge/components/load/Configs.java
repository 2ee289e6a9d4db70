package org.toolforge.components.load;

/** Configs to measure with. */
final class Configs {

  /** As a client sends it: four components, about 600 bytes. */
  static final String USUAL =
      """
      {"config_version":"v1beta1","components":{\
      "web":{"component_type":"continuous",\
      "build":{"repository":"https://gitlab.wikimedia.org/toolforge-repos/sample-app","ref":"main"},\
      "wait_for":["migrate"],\
      "run":{"command":"web","port":8000,"publish":"/","memory":"1Gi","replicas":2}},\
      "migrate":{"component_type":"one-off","build":{"reuse_from":"web"},"run":{"command":"migrate"}},\
      "worker":{"component_type":"continuous","build":{"reuse_from":"web"},"wait_for":["migrate"],\
      "run":{"command":"worker"}},\
      "daily":{"component_type":"scheduled","build":{"reuse_from":"web"},\
      "run":{"schedule":"@daily","command":"cleanup"}}}}\
      """;

  private Configs() {}

  /** That many components, each with a build of its own; every second one waits for the first. */
  static String of(int components) {
    StringBuilder config = new StringBuilder("components:\n");
    for (int i = 0; i < components; i++) {
      config.append(
          """
            part%d:
              component_type: continuous
              build: {repository: "https://gitlab.wikimedia.org/toolforge-repos/part%d", ref: main}
              wait_for: [%s]
              run: {command: run}
          """
              .formatted(i, i, i % 2 == 1 ? "part0" : ""));
    }
    return config.toString();
  }
}
