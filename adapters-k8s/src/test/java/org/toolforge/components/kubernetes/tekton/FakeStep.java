package org.toolforge.components.kubernetes.tekton;

import com.google.gson.JsonObject;
import org.toolforge.components.kubernetes.harness.Yaml;

/** A step of a run, as Tekton tells of it. */
final class FakeStep {

  private final String name;
  private String state = "waiting: {reason: PodInitializing}";
  private boolean begun;
  private boolean ended;

  FakeStep(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  boolean hasBegun() {
    return begun;
  }

  boolean goesOn() {
    return begun && !ended;
  }

  void begin() {
    begun = true;
    state = "running: {startedAt: '%s'}".formatted(Statuses.now());
  }

  void end(int exitCode, String reason) {
    if (!ended) {
      ended = true;
      String started = begun ? ", startedAt: '%s'".formatted(Statuses.now()) : "";
      state =
          "terminated: {exitCode: %d, reason: %s, finishedAt: '%s'%s}"
              .formatted(exitCode, reason, Statuses.now(), started);
    }
  }

  JsonObject written() {
    return Yaml.object("{name: %1$s, container: step-%1$s, %2$s}".formatted(name, state)).tree();
  }
}
