package org.toolforge.components.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.OneOffComponent.Rerun;

/** Configs for tests: what a test does not say has a valid value that does not matter. */
public final class TestConfigs {

  private TestConfigs() {}

  public static Builder<ContinuousComponent> continuous(String name) {
    return new Builder<>(name, ContinuousComponent.DEFAULT_COMMAND, Builder::continuous);
  }

  /** Runs every day. */
  public static Builder<ScheduledComponent> scheduled(String name) {
    return new Builder<>(name, name, Builder::scheduled);
  }

  public static Builder<OneOffComponent> oneOff(String name) {
    return new Builder<>(name, name, Builder::oneOff);
  }

  public static ToolConfig config(Component... components) {
    return ToolConfig.of(List.of(components));
  }

  /** A config with a document that means it, and no warnings. */
  public static ConfigDocument document(ToolConfig config) {
    return new ConfigDocument(WrittenConfig.of(config), config, List.of());
  }

  /** An API with its migration, a dashboard and a cleanup job, of which two have an image. */
  public static ToolConfig toolhunt() {
    return config(
        scheduled("toolhunt-cleanup")
            .describedAs("cleanup job")
            .builtFrom("https://github.com/wikimedia/toolhunt-cleanup", "HEAD")
            .waitFor("toolhunt-api")
            .command("cleanup")
            .schedule("00 * * * *")
            .build(),
        continuous("toolhunt-api")
            .describedAs("a python-flask api")
            .builtFrom("https://github.com/wikimedia/toolhunt", "HEAD")
            .waitFor("toolhunt-migratedb")
            .build(),
        oneOff("toolhunt-migratedb")
            .describedAs("run db migrations")
            .reusing("toolhunt-api")
            .command("migratedb")
            .build(),
        continuous("toolhunt-flower")
            .describedAs("dashboard for monitoring and managing celery")
            .reusing("toolhunt-api")
            .command("flower")
            .waitFor("toolhunt-api")
            .build());
  }

  /**
   * Makes one component. What its type does not have, such as replicas of a one-off, is ignored.
   */
  public static final class Builder<C extends Component> {
    private final ComponentName name;
    private final Function<Builder<C>, C> make;
    private final SequencedMap<String, String> env = new LinkedHashMap<>();
    private final Set<ComponentName> waitFor = new LinkedHashSet<>();
    private String description = "";
    private String command;
    private BuildSource source;
    private @Nullable Port port;
    private boolean published;
    private int replicas = 1;
    private HealthCheck healthCheck = new HealthCheck.None();
    private String schedule = "@daily";
    private Duration timeout = Duration.ZERO;
    private int retry;
    private Rerun rerun = Rerun.ON_CHANGE;

    private Builder(String name, String command, Function<Builder<C>, C> make) {
      this.name = new ComponentName(name);
      this.command = command;
      this.make = make;
      this.source = git("https://git.example/" + name, "main");
    }

    public Builder<C> describedAs(String text) {
      this.description = text;
      return this;
    }

    public Builder<C> waitFor(String... names) {
      for (String each : names) {
        waitFor.add(new ComponentName(each));
      }
      return this;
    }

    public Builder<C> reusing(String component) {
      this.source = new ReusedBuild(new ComponentName(component));
      return this;
    }

    public Builder<C> builtFrom(String repository, String ref) {
      this.source = git(repository, ref);
      return this;
    }

    public Builder<C> command(String text) {
      this.command = text;
      return this;
    }

    public Builder<C> env(String key, String value) {
      env.put(key, value);
      return this;
    }

    public Builder<C> port(int number) {
      this.port = new Port(number, Port.Protocol.TCP);
      return this;
    }

    /** Reachable at the tool's address; needs a port. */
    public Builder<C> published() {
      this.published = true;
      return this;
    }

    public Builder<C> replicas(int number) {
      this.replicas = number;
      return this;
    }

    public Builder<C> healthCheck(HealthCheck check) {
      this.healthCheck = check;
      return this;
    }

    public Builder<C> schedule(String expression) {
      this.schedule = expression;
      return this;
    }

    public Builder<C> timeout(Duration most) {
      this.timeout = most;
      return this;
    }

    public Builder<C> retry(int times) {
      this.retry = times;
      return this;
    }

    public Builder<C> rerun(Rerun when) {
      this.rerun = when;
      return this;
    }

    public C build() {
      return make.apply(this);
    }

    private static GitSource git(String repository, String ref) {
      return new GitSource(new RepositoryUrl(repository), new GitRef(ref), false, false);
    }

    private RunSpec run() {
      RunSpec run = RunSpec.of(command);
      return new RunSpec(
          command,
          env,
          run.envFrom(),
          run.cpu(),
          run.memory(),
          run.mount(),
          run.emails(),
          run.fileLog());
    }

    private List<ComponentName> waits() {
      return new ArrayList<>(waitFor);
    }

    private ContinuousComponent continuous() {
      return new ContinuousComponent(
          name, description, source, waits(), run(), port, published, replicas, healthCheck);
    }

    private ScheduledComponent scheduled() {
      CronSchedule times = new CronSchedule(schedule);
      return new ScheduledComponent(
          name, description, source, waits(), run(), times, timeout, retry);
    }

    private OneOffComponent oneOff() {
      return new OneOffComponent(name, description, source, waits(), run(), retry, rerun);
    }
  }
}
