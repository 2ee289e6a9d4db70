package org.toolforge.components.inmemory.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.inmemory.BuildBehaviour;
import org.toolforge.components.inmemory.RunBehaviour;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.port.BuildSlots;
import org.toolforge.components.port.JobService;

/** How builds and jobs go: mostly well, at times in every other way. */
final class Behaviours {

  record Loss(ToolName tool, JobName job) {}

  private final Random random;
  private final int failuresInAThousand;
  private boolean calm;

  Behaviours(Random random, Script script) {
    this.random = random;
    this.failuresInAThousand = random.nextInt(3) == 0 ? 0 : random.nextInt(120);
    script
        .buildSlots(1 + random.nextInt(6))
        .buildSlotsInAll(random.nextBoolean() ? BuildSlots.UNLIMITED : 1 + random.nextInt(8))
        .otherBuilds(component -> build())
        .otherRuns(component -> run());
  }

  /** From now on everything goes well. */
  void calmDown() {
    calm = true;
  }

  private BuildBehaviour build() {
    BuildBehaviour.End end =
        fails()
            ? switch (random.nextInt(6)) {
              case 0 -> new BuildBehaviour.End.NeverEnds();
              case 1 -> new BuildBehaviour.End.Vanishes();
              case 2 -> new BuildBehaviour.End.IsRefused("this cannot be built");
              case 3 -> new BuildBehaviour.End.Fails(Fault.INFRASTRUCTURE, "the node is gone");
              default -> new BuildBehaviour.End.Fails(Fault.CONTENT, "it does not compile");
            }
            : new BuildBehaviour.End.Succeeds();
    return new BuildBehaviour(seconds(5), seconds(120), end);
  }

  private RunBehaviour run() {
    RunBehaviour.End end =
        fails()
            ? switch (random.nextInt(5)) {
              case 0 -> new RunBehaviour.End.NeverReady();
              case 1 -> new RunBehaviour.End.Vanishes();
              case 2 -> new RunBehaviour.End.IsRefused("this cannot run");
              case 3 -> new RunBehaviour.End.Fails(Fault.INFRASTRUCTURE, "the node is gone");
              default -> new RunBehaviour.End.Fails(Fault.CONTENT, "it crashes");
            }
            : new RunBehaviour.End.Succeeds();
    return new RunBehaviour(seconds(30), end);
  }

  private boolean fails() {
    return !calm && random.nextInt(1000) < failuresInAThousand;
  }

  private Duration seconds(int most) {
    return Duration.ofMillis(random.nextInt(most * 1000));
  }

  /** A job of ours for somebody to take away. */
  Optional<Loss> pick(JobService jobs, List<ToolName> tools) {
    List<Loss> candidates = new ArrayList<>();
    for (ToolName tool : tools) {
      for (Job job : jobs.list(tool)) {
        if (job instanceof Job.Owned) {
          candidates.add(new Loss(tool, job.name()));
        }
      }
    }
    return candidates.isEmpty() || random.nextInt(4) != 0
        ? Optional.empty()
        : Optional.of(candidates.get(random.nextInt(candidates.size())));
  }
}
