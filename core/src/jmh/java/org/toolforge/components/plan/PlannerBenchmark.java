package org.toolforge.components.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.GitSource;
import org.toolforge.components.config.HealthCheck;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.config.ToolName;

/**
 * What a plan costs: every component builds from a repository of its own and waits for up to three
 * others; half of them run already, and half of those with another setting.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 2,
    // Memory that was touched before: first use of a page is the system's cost, not the planner's.
    jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+AlwaysPreTouch", "-XX:+UseParallelGC"})
public class PlannerBenchmark {

  @Param({"5000", "10000", "20000", "40000", "80000"})
  int components;

  private ToolConfig config;
  private Map<ComponentName, Commit> commits;
  private ToolState state;

  @Setup
  public void prepare() {
    Random random = new Random(components);
    List<Component> declared = new ArrayList<>();
    List<Job> jobs = new ArrayList<>();
    commits = new HashMap<>();
    for (int i = 0; i < components; i++) {
      ComponentName name = name(i);
      List<ComponentName> waitFor = new ArrayList<>();
      for (int edge = 0; edge < 3 && i > 0; edge++) {
        ComponentName dependency = name(random.nextInt(i));
        if (!waitFor.contains(dependency)) {
          waitFor.add(dependency);
        }
      }
      declared.add(component(name, waitFor, 1));
      commits.put(name, new Commit("%040x".formatted(i)));
      if (i % 2 == 0) {
        JobSpec spec =
            new JobSpec(
                component(name, waitFor, 1 + i % 4 / 2),
                new Image("registry.example/" + name),
                new JobRevision("earlier"));
        jobs.add(new Job.Owned(spec, new JobState.Ready()));
      }
    }
    config = ToolConfig.of(declared);
    state = new ToolState(jobs, Map.of(), Map.of(), Durations.NONE);
  }

  @Benchmark
  public Plan plan() {
    return Planner.plan(config, commits, state, PlanOptions.DEFAULT);
  }

  @Benchmark
  public PlanId planAndId() {
    return PlanId.of(new ToolName("bench"), 1, config, PlanOptions.DEFAULT, plan(), state);
  }

  private static ComponentName name(int number) {
    return new ComponentName("c" + number);
  }

  private static Component component(
      ComponentName name, List<ComponentName> waitFor, int replicas) {
    return new ContinuousComponent(
        name,
        "",
        new GitSource(new RepositoryUrl("https://git.example/" + name), GitRef.HEAD, false, false),
        waitFor,
        RunSpec.of("web"),
        null,
        false,
        replicas,
        new HealthCheck.None());
  }
}
