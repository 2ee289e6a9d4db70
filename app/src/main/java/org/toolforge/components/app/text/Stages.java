package org.toolforge.components.app.text;

import java.util.HashMap;
import java.util.Map;
import org.toolforge.components.http.model.Deployment;

/** In how many rounds the components of a deployment start. */
final class Stages {

  private Stages() {}

  /** Relies on every component being listed after those it waits for. */
  static int count(Deployment deployment) {
    Map<String, Integer> stages = new HashMap<>();
    deployment
        .getRuns()
        .forEach((name, run) ->
            stages.put(
                name,
                1
                    + run.getWaitsFor().stream()
                        .mapToInt(other -> stages.getOrDefault(other, 0))
                        .max()
                        .orElse(0)));
    return stages.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
