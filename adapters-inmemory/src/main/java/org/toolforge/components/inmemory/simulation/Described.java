package org.toolforge.components.inmemory.simulation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Progress;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.port.StoredConfig;
import org.toolforge.components.port.StoredDeployment;

/** Says what crosses a port in a few words. */
final class Described {

  private static final int LONGEST = 70;

  private Described() {}

  static String all(@Nullable Object[] values) {
    return Arrays.stream(values).map(Described::of).collect(Collectors.joining(", "));
  }

  static String of(@Nullable Object value) {
    return switch (value) {
      case null -> "done";
      case Optional<?> optional -> optional.map(Described::of).orElse("somebody else wrote");
      case StoredDeployment stored -> of(stored.deployment()) + " v" + stored.version();
      case Deployment deployment -> deployment.id() + " (" + deployment.longStatus() + ")";
      case Progress progress -> "phase " + progress.history().current();
      case JobSpec spec -> spec.name() + " by " + spec.revision();
      case ResolvedSource source -> source.repository() + " " + source.commit().abbreviated();
      case StoredConfig config -> "revision " + config.revision();
      default -> bounded(value.toString());
    };
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
