package org.toolforge.components.kubernetes.run;

import java.util.Random;
import java.util.stream.Stream;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.RandomComponents;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;

/** Jobs that tests ask for. */
final class SampleJobs {

  static final ToolName TOOL = new ToolName("mytool");
  static final Image IMAGE =
      new Image("registry.example/tool-mytool/api@sha256:" + "0123456789abcdef".repeat(4));

  private SampleJobs() {}

  static JobSpec of(Component component) {
    return new JobSpec(component, IMAGE, new JobRevision("k3v9x2m7qp"));
  }

  /** So many jobs of all kinds, the same each time. */
  static Stream<JobSpec> random(int number) {
    RandomComponents components = new RandomComponents(new Random(6));
    return Stream.generate(() -> of(components.next())).limit(number);
  }
}
