package org.toolforge.components.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.GitSource;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ToolConfig;

/**
 * Plans for tests. Unless told otherwise, every component builds from commit {@link #COMMIT} and
 * nothing is there yet.
 */
public final class TestPlans {

  public static final Commit COMMIT = commit('a');

  private TestPlans() {}

  /** The commit whose hash repeats that hexadecimal digit. */
  public static Commit commit(char digit) {
    return new Commit(String.valueOf(digit).repeat(40));
  }

  /** The image that is pretended to be made from that component at {@link #COMMIT}. */
  public static Image image(String component) {
    return new Image("registry.example/tool/" + component + "@sha256:1234");
  }

  public static Builder of(ToolConfig config) {
    return new Builder(config);
  }

  /** What a plan is made from, and the plan. */
  public static final class Builder {
    private final ToolConfig config;
    private final Map<ComponentName, Commit> commits = new HashMap<>();
    private final List<Job> jobs = new ArrayList<>();
    private final Map<ResolvedSource, Image> built = new HashMap<>();
    private final Map<ComponentName, JobSpec> succeeded = new HashMap<>();
    private Durations durations = Durations.NONE;
    private PlanOptions options = PlanOptions.DEFAULT;

    public ToolConfig config() {
      return config;
    }

    private Builder(ToolConfig config) {
      this.config = config;
      for (Component component : config.components().values()) {
        if (component.build() instanceof GitSource) {
          commits.put(component.name(), COMMIT);
        }
      }
    }

    /** Lets the component's ref mean another commit. */
    public Builder at(String component, Commit commit) {
      commits.put(new ComponentName(component), commit);
      return this;
    }

    /** Lets these be built from {@link #COMMIT} already. */
    public Builder built(String... components) {
      for (String component : components) {
        built.put(source(config, component), image(component));
      }
      return this;
    }

    public Builder built(ResolvedSource source, Image image) {
      built.put(source, image);
      return this;
    }

    /** Lets these run just as the config has them, with the image of what builds them. */
    public Builder running(String... components) {
      for (String name : components) {
        Component component = config.components().get(new ComponentName(name));
        if (component == null) {
          throw new IllegalArgumentException("The config has no component " + name);
        }
        running(component);
      }
      return this;
    }

    /** Lets a component run that the config may have otherwise, or not at all. */
    public Builder running(Component component) {
      JobState state =
          component instanceof OneOffComponent ? new JobState.Succeeded() : new JobState.Ready();
      return running(component, state);
    }

    public Builder running(Component component, JobState state) {
      String builder = config.builderOf(component).name().value();
      jobs.add(
          new Job.Owned(new JobSpec(component, image(builder), new JobRevision("before")), state));
      return this;
    }

    public Builder job(Job job) {
      jobs.add(job);
      return this;
    }

    public Builder succeededEarlier(OneOffComponent component, Image image) {
      succeeded.put(component.name(), new JobSpec(component, image, new JobRevision("before")));
      return this;
    }

    public Builder measured(Durations measured) {
      durations = measured;
      return this;
    }

    public Builder options(PlanOptions other) {
      options = other;
      return this;
    }

    public Builder forcing(boolean builds, boolean runs) {
      options = new PlanOptions(builds, runs, options.only(), options.images(), options.done());
      return this;
    }

    public Builder only(String... components) {
      Set<ComponentName> only = new HashSet<>();
      for (String component : components) {
        only.add(new ComponentName(component));
      }
      options =
          new PlanOptions(
              options.forceBuild(), options.forceRun(), only, options.images(), options.done());
      return this;
    }

    public ToolState state() {
      return new ToolState(jobs, built, succeeded, durations);
    }

    public PlanOptions options() {
      return options;
    }

    public Plan plan() {
      return Planner.plan(config, commits, state(), options);
    }
  }

  /** What that component of the config is built from at {@link #COMMIT}. */
  public static ResolvedSource source(ToolConfig config, String component) {
    Component declared = config.components().get(new ComponentName(component));
    if (declared == null || !(declared.build() instanceof GitSource git)) {
      throw new IllegalArgumentException(component + " does not build from source");
    }
    return ResolvedSource.of(git, COMMIT);
  }

  /** The steps of a plan as short texts, such as {@code "run api: create (new)"}. */
  public static List<String> described(Plan plan) {
    List<String> lines = new ArrayList<>();
    for (BuildStep step : plan.builds()) {
      String action =
          switch (step.action()) {
            case BuildStep.Action.Build ignored -> "build";
            case BuildStep.Action.Reuse ignored -> "reuse";
            case BuildStep.Action.None none -> "image of " + none.imageOf();
          };
      lines.add("build " + step.component() + ": " + action + " " + reasons(step));
    }
    for (RunStep step : plan.runs()) {
      lines.add(
          "run %s: %s %s"
              .formatted(
                  step.component(), step.action().name().toLowerCase(Locale.ROOT), reasons(step)));
    }
    for (RemoveStep step : plan.removals()) {
      lines.add("remove " + step.job() + " " + reasons(step));
    }
    return lines;
  }

  private static String reasons(Step step) {
    return "(" + String.join(", ", step.reasons().stream().map(Reason::code).toList()) + ")";
  }
}
