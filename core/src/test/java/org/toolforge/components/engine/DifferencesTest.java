package org.toolforge.components.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.GitSource;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.Durations;
import org.toolforge.components.plan.Estimate;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.Reason.Because;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.plan.TestPlans;
import org.toolforge.components.plan.ToolState;
import org.toolforge.components.port.RepositoryAccess;
import org.toolforge.components.port.SourceChanges;
import org.toolforge.components.port.SourceRepository;

class DifferencesTest {

  private static final Commit OLD = TestPlans.commit('a');
  private static final Commit NEW = TestPlans.commit('b');
  private static final Image IMAGE = TestPlans.image("api");
  private static final ContinuousComponent API = TestConfigs.continuous("api").build();

  /** Compares as a test says. */
  private interface Comparing extends SourceRepository {
    @Override
    default Commit resolve(RepositoryUrl repository, RepositoryAccess access, GitRef ref) {
      throw new AssertionError("nothing is to be resolved");
    }
  }

  private static SourceDifference difference(Comparing repository) {
    return difference(repository, component -> new RepositoryAccess.Anonymous());
  }

  private static SourceDifference difference(
      Comparing repository, Function<ComponentName, RepositoryAccess> access) {
    GitSource git = (GitSource) API.build();
    Plan plan =
        new Plan(
            List.of(
                new BuildStep(
                    API.name(),
                    new BuildStep.Action.Build(ResolvedSource.of(git, NEW)),
                    List.of(Because.SOURCE_CHANGED))),
            List.of(),
            List.of(),
            List.of(),
            new Estimate(Duration.ZERO, List.of(), true));
    ToolState state =
        new ToolState(
            List.of(
                new Job.Owned(
                    new JobSpec(API, IMAGE, new JobRevision("r1")), new JobState.Ready())),
            Map.of(ResolvedSource.of(git, OLD), IMAGE),
            Map.of(),
            Durations.NONE);
    SourceDifference found =
        new Differences(repository, access, Duration.ofSeconds(1))
            .of(plan, new RunningSources(state, List.of()))
            .get(API.name());
    if (found == null) {
      throw new AssertionError("no difference was found");
    }
    return found;
  }

  @Test
  @Timeout(20)
  void waitsForNobodyForLong() {
    CountDownLatch never = new CountDownLatch(1);
    SourceDifference difference =
        difference((repository, access, from, to) -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new ComponentsException.NotFetched("interrupted");
        });

    assertThat(difference)
        .isEqualTo(
            new SourceDifference.Unknown(
                OLD,
                NEW,
                "Repository %s was not compared within 1 seconds."
                    .formatted(((GitSource) API.build()).repository())));
  }

  @Test
  void survivesDefectsOfTheAdapter() {
    assertThat(
            difference((repository, access, from, to) -> {
              throw new IllegalStateException("a defect");
            }))
        .isInstanceOfSatisfying(
            SourceDifference.Unknown.class,
            unknown -> assertThat(unknown.reason()).endsWith("cannot be compared."));
  }

  @Test
  void tellsThatThereIsNoLogin() {
    assertThat(
            difference(
                (repository, access, from, to) -> {
                  throw new AssertionError("nobody may be asked");
                },
                component -> {
                  throw new ComponentsException.NotFound("There is no such secret.");
                }))
        .isEqualTo(new SourceDifference.Unknown(OLD, NEW, "There is no such secret."));
  }

  @Test
  void givesWhatTheRepositoryTells() {
    SourceChanges changes =
        new SourceChanges(OLD, NEW, SourceChanges.Relation.UNKNOWN, 3, false, List.of());

    assertThat(difference((repository, access, from, to) -> changes))
        .isEqualTo(new SourceDifference.Known(changes));
  }
}
