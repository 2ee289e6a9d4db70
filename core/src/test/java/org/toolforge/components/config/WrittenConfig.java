package org.toolforge.components.config;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Writes the document that somebody could have written for a typed config. */
final class WrittenConfig {

  private final SequencedMap<String, Node> entries = new LinkedHashMap<>();

  private WrittenConfig() {}

  static Node.Mapping of(ToolConfig config) {
    WrittenConfig root = new WrittenConfig().text("config_version", "v1beta1");
    if (config.source() instanceof ConfigSource.AtUrl at) {
      root.text("source_url", at.url().toString());
    } else if (config.source() instanceof ConfigSource.InRepository in) {
      root.put("source", git(in.repository(), in.ref()).text("path", in.path()));
    }
    WrittenConfig components = new WrittenConfig();
    config.components().forEach((name, each) -> components.put(name.value(), component(each)));
    return components.entries.isEmpty() ? root.node() : root.put("components", components).node();
  }

  private static WrittenConfig component(Component component) {
    WrittenConfig written = new WrittenConfig();
    if (!component.description().isEmpty()) {
      written.text("description", component.description());
    }
    WrittenConfig build =
        switch (component.build()) {
          case GitSource source -> git(source.repository(), source.ref());
          case ReusedBuild reused ->
              new WrittenConfig().text("reuse_from", reused.component().value());
        };
    WrittenConfig run = new WrittenConfig().text("command", component.run().command());
    if (!component.run().env().isEmpty()) {
      WrittenConfig env = new WrittenConfig();
      component.run().env().forEach(env::text);
      run.put("env", env);
    }
    written.text("component_type", own(component, run)).put("build", build);
    if (!component.waitFor().isEmpty()) {
      List<Node> names =
          component.waitFor().stream().<Node>map(name -> new Node.Text(name.value())).toList();
      written.entries.put("wait_for", new Node.Sequence(names));
    }
    return written.put("run", run);
  }

  /** Writes what only this type has; returns the word for the type. */
  private static String own(Component component, WrittenConfig run) {
    return switch (component) {
      case ContinuousComponent continuous -> {
        continuous(continuous, run);
        yield "continuous";
      }
      case ScheduledComponent scheduled -> {
        run.text("schedule", scheduled.schedule().expression());
        run.number("timeout", scheduled.timeout().toSeconds()).number("retry", scheduled.retry());
        yield "scheduled";
      }
      case OneOffComponent oneOff -> {
        run.number("retry", oneOff.retry()).text("rerun", Field.word(oneOff.rerun()));
        yield "one-off";
      }
    };
  }

  private static void continuous(ContinuousComponent component, WrittenConfig run) {
    Port port = component.port();
    if (port != null) {
      run.number("port", port.number());
      run.text("port_protocol", port.protocol().name().toLowerCase(Locale.ROOT));
    }
    if (component.published()) {
      run.text("publish", "/");
    }
    run.number("replicas", component.replicas());
    switch (component.healthCheck()) {
      case HealthCheck.None ignored -> {}
      case HealthCheck.Http http -> run.text("health_check_http", http.path());
      case HealthCheck.Script script -> run.text("health_check_script", script.command());
    }
  }

  private static WrittenConfig git(RepositoryUrl repository, GitRef ref) {
    WrittenConfig git = new WrittenConfig().text("repository", repository.value());
    return ref.equals(GitRef.HEAD) ? git : git.text("ref", ref.value());
  }

  private WrittenConfig text(String key, String value) {
    entries.put(key, new Node.Text(value));
    return this;
  }

  private WrittenConfig number(String key, long value) {
    entries.put(key, new Node.Decimal(BigDecimal.valueOf(value)));
    return this;
  }

  private WrittenConfig put(String key, WrittenConfig value) {
    entries.put(key, value.node());
    return this;
  }

  private Node.Mapping node() {
    return new Node.Mapping(entries);
  }
}
