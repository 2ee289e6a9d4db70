package org.toolforge.components.inmemory;

import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ScheduledComponent;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;

/** What pretended jobs print. */
final class RunStory {

  private RunStory() {}

  static List<String> started(JobSpec spec, List<String> told) {
    String command = spec.component().run().command();
    List<String> lines = new ArrayList<>();
    lines.add(
        switch (spec.component()) {
          case ContinuousComponent ignored -> "Starting: " + command;
          case OneOffComponent ignored -> "Starting: " + command;
          case ScheduledComponent scheduled ->
              "To be started at %s: %s".formatted(scheduled.schedule(), command);
        });
    lines.addAll(told);
    return lines;
  }

  static List<String> changed(JobState state) {
    return switch (state) {
      case JobState.Starting ignored -> List.of();
      case JobState.Ready ignored -> List.of("Ready");
      case JobState.Succeeded ignored -> List.of("Ended with exit code 0");
      case JobState.Failed failed -> List.of("Failed: " + failed.message());
    };
  }

  /** Whether nothing will be printed any more. */
  static boolean isOver(JobState state) {
    return switch (state) {
      case JobState.Starting ignored -> false;
      case JobState.Ready ignored -> false;
      case JobState.Succeeded ignored -> true;
      case JobState.Failed ignored -> true;
    };
  }
}
