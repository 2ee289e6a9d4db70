package org.toolforge.components.inmemory;

import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.port.BuildState;

/** What pretended builds print. */
final class BuildStory {

  private BuildStory() {}

  static List<String> accepted(ResolvedSource source) {
    return List.of("Cloning %s at %s".formatted(source.repository(), source.commit()));
  }

  static List<String> running(List<String> told) {
    List<String> lines = new ArrayList<>();
    lines.add("Building the image");
    lines.addAll(told);
    return lines;
  }

  /** Nothing as long as it goes on. */
  static List<String> end(BuildState state) {
    return switch (state) {
      case BuildState.Pending ignored -> List.of();
      case BuildState.Running ignored -> List.of();
      case BuildState.Succeeded succeeded ->
          List.of("Exporting the image " + succeeded.image(), "The build succeeded");
      case BuildState.Failed failed -> List.of("The build failed: " + failed.message());
      case BuildState.Cancelled ignored -> List.of("The build was cancelled");
    };
  }
}
