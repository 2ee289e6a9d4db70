package org.toolforge.components.config;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes components as documents: the type and the command always, of everything else what is not
 * at its default. {@link ConfigParser} reads them back as they were.
 */
public final class ConfigWriter {

  private final SequencedMap<String, Node> entries = new LinkedHashMap<>();

  private ConfigWriter() {}

  /** A document with these components, in their order. */
  public static Node.Mapping document(Collection<? extends Component> components) {
    ConfigWriter all = new ConfigWriter();
    components.forEach(component -> all.put(component.name().value(), writer(component)));
    ConfigWriter root = new ConfigWriter().text("config_version", "v1beta1");
    return root.put("components", all).node();
  }

  /** What stands behind a component's name in a document. */
  public static Node.Mapping component(Component component) {
    return writer(component).node();
  }

  private static ConfigWriter writer(Component component) {
    ConfigWriter run = run(component.run());
    String type =
        switch (component) {
          case ContinuousComponent continuous -> {
            run.continuous(continuous);
            yield "continuous";
          }
          case ScheduledComponent scheduled -> {
            run.text("schedule", scheduled.schedule().expression());
            run.number("timeout", scheduled.timeout().toSeconds(), 0);
            run.number("retry", scheduled.retry(), 0);
            yield "scheduled";
          }
          case OneOffComponent oneOff -> {
            run.number("retry", oneOff.retry(), 0);
            run.choice("rerun", oneOff.rerun(), OneOffComponent.Rerun.ON_CHANGE);
            yield "one-off";
          }
        };
    return new ConfigWriter()
        .words("description", component.description())
        .text("component_type", type)
        .put("build", build(component.build()))
        .names("wait_for", component.waitFor().stream().map(ComponentName::value).toList())
        .put("run", run);
  }

  private static ConfigWriter build(BuildSource source) {
    return switch (source) {
      case ReusedBuild reused -> new ConfigWriter().text("reuse_from", reused.component().value());
      case GitSource git ->
          new ConfigWriter()
              .text("repository", git.repository().value())
              .words("ref", git.ref().equals(GitRef.HEAD) ? "" : git.ref().value())
              .truth("use_latest_versions", git.useLatestVersions())
              .truth("use_deprecated_versions", git.useDeprecatedVersions())
              .number("timeout", git.timeout() == null ? 0 : git.timeout().toSeconds(), 0)
              .sandbox(git.sandbox());
    };
  }

  private ConfigWriter sandbox(@Nullable Sandbox sandbox) {
    if (sandbox == null) {
      return this;
    }
    SecretName repositoryAuth = sandbox.repositoryAuth();
    return truth("sandbox", true)
        .words("network", sandbox.network())
        .names("secrets", values(sandbox.secrets()))
        .words("repo_auth_secret", repositoryAuth == null ? "" : repositoryAuth.value())
        .names("image_pull_secrets", values(sandbox.imagePull()));
  }

  private static List<String> values(List<SecretName> names) {
    return names.stream().map(SecretName::value).toList();
  }

  private static ConfigWriter run(RunSpec run) {
    ConfigWriter env = new ConfigWriter();
    run.env().forEach(env::text);
    ConfigWriter written = new ConfigWriter().text("command", run.command());
    if (!run.env().isEmpty()) {
      written.put("env", env);
    }
    written.names("env_from", run.envFrom());
    if (run.cpu() != null) {
      written.text("cpu", run.cpu().toString());
    }
    if (run.memory() != null) {
      written.text("memory", memory(run.memory()));
    }
    return written
        .choice("mount", run.mount(), RunSpec.Mount.NONE)
        .choice("emails", run.emails(), RunSpec.Emails.NONE)
        .truth("filelog", run.fileLog().enabled())
        .words("filelog_stdout", run.fileLog().stdout())
        .words("filelog_stderr", run.fileLog().stderr());
  }

  /** The shortest notation, unless it has more digits than configs may have. */
  private static String memory(MemoryQuantity amount) {
    String shortest = amount.toString();
    return MemoryQuantity.isValid(shortest) ? shortest : String.valueOf(amount.bytes());
  }

  private void continuous(ContinuousComponent component) {
    Port port = component.port();
    if (port != null) {
      number("port", port.number(), 0).choice("port_protocol", port.protocol(), Port.Protocol.TCP);
    }
    words("publish", component.published() ? "/" : "").number("replicas", component.replicas(), 1);
    switch (component.healthCheck()) {
      case HealthCheck.None ignored -> {}
      case HealthCheck.Http http -> text("health_check_http", http.path());
      case HealthCheck.Script script -> text("health_check_script", script.command());
    }
  }

  private ConfigWriter text(String key, String value) {
    entries.put(key, new Node.Text(value));
    return this;
  }

  private ConfigWriter words(String key, String value) {
    return value.isEmpty() ? this : text(key, value);
  }

  private ConfigWriter number(String key, long value, long standard) {
    if (value != standard) {
      entries.put(key, new Node.Decimal(BigDecimal.valueOf(value)));
    }
    return this;
  }

  private ConfigWriter truth(String key, boolean value) {
    if (value) {
      entries.put(key, new Node.Truth(true));
    }
    return this;
  }

  private <E extends Enum<E>> ConfigWriter choice(String key, E value, E standard) {
    return value == standard ? this : text(key, Field.word(value));
  }

  private ConfigWriter names(String key, List<String> names) {
    if (!names.isEmpty()) {
      entries.put(key, new Node.Sequence(names.stream().<Node>map(Node.Text::new).toList()));
    }
    return this;
  }

  private ConfigWriter put(String key, ConfigWriter inner) {
    entries.put(key, inner.node());
    return this;
  }

  private Node.Mapping node() {
    return new Node.Mapping(entries);
  }
}
