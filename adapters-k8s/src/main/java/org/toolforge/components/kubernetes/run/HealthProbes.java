package org.toolforge.components.kubernetes.run;

import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.HealthCheck;
import org.toolforge.components.config.Port;

/**
 * The health check of a component as the probes of its container: until it passes for the first
 * time the replica starts, then it gets requests while it passes, and is restarted when it fails.
 */
record HealthProbes(RuntimeSettings settings) {

  /** How often a replica is looked at that has not come up yet. */
  private static final int STARTUP_PERIOD = 2;

  void addTo(PodTemplate template, ContinuousComponent component) {
    RuntimeSettings.Probes probes = settings.probes();
    int attempts = Math.ceilDiv(probes.startup(), STARTUP_PERIOD);
    switch (component.healthCheck()) {
      case HealthCheck.None ignored -> {}
      case HealthCheck.Http http -> {
        Port port = component.port();
        if (port != null) {
          add(template, "startupProbe", http(http, port), STARTUP_PERIOD, attempts);
          add(template, "readinessProbe", http(http, port), probes.period(), probes.failures());
          add(template, "livenessProbe", http(http, port), probes.period(), probes.failures());
        }
      }
      case HealthCheck.Script script -> {
        add(template, "startupProbe", exec(script), STARTUP_PERIOD, attempts);
        add(template, "readinessProbe", exec(script), probes.period(), probes.failures());
        add(template, "livenessProbe", exec(script), probes.period(), probes.failures());
      }
    }
  }

  private void add(PodTemplate template, String key, Part probe, int period, int failures) {
    probe
        .put("periodSeconds", period)
        .put("timeoutSeconds", settings.probes().timeout())
        .put("failureThreshold", failures);
    template.main(key, probe);
  }

  private static Part http(HealthCheck.Http check, Port port) {
    return Part.of("httpGet", Part.of("path", check.path()).put("port", port.number()));
  }

  /** The script finds the same programs as the component's command does. */
  private Part exec(HealthCheck.Script check) {
    List<String> words = new ArrayList<>(settings.launcher());
    words.add(Literals.ofKubelet(check.command()));
    return Part.of("exec", new Part().put("command", Part.texts(words)));
  }
}
