package org.toolforge.components.status;

import java.time.Duration;
import java.util.List;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigWriter;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.CronSchedule;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.GitSource;
import org.toolforge.components.config.HealthCheck;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.Port;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.ReusedBuild;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.ScheduledComponent;

/** A small config for those who have none: a web service and a job that runs every night. */
final class Sample {

  private static final ComponentName WEB = new ComponentName("sample-web");
  private static final ComponentName NIGHTLY = new ComponentName("sample-nightly");
  private static final int PORT = 8000;

  private Sample() {}

  static Node.Mapping document() {
    return ConfigWriter.document(
        List.of(
            new ContinuousComponent(
                WEB,
                "a web service, built from the main branch of a repository",
                new GitSource(
                    new RepositoryUrl("https://gitlab.wikimedia.org/toolforge-repos/sample-tool"),
                    new GitRef("main"),
                    false,
                    false),
                List.of(),
                RunSpec.of(ContinuousComponent.DEFAULT_COMMAND),
                new Port(PORT, Port.Protocol.TCP),
                true,
                1,
                new HealthCheck.None()),
            new ScheduledComponent(
                NIGHTLY,
                "runs another command of the same image every night",
                new ReusedBuild(WEB),
                List.of(),
                RunSpec.of("nightly"),
                new CronSchedule("0 4 * * *"),
                Duration.ZERO,
                0)));
  }
}
