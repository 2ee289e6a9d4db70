package org.toolforge.components.engine;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.callback.Notice;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.RunService;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunId;

/** What is to be told to whom, as the stores have it. */
final class Mail {

  private final DeploymentStore deployments;
  private final RunService runs;

  Mail(DeploymentStore deployments, RunService runs) {
    this.deployments = deployments;
    this.runs = runs;
  }

  /** Everything of which somebody is to be told by now. */
  List<Errand.Tell> all() {
    return Stream.concat(
            deployments.awaitingCall().stream().map(StoredDeployment::deployment).map(Mail::of),
            of(runs.all()))
        .toList();
  }

  /** Those of all() that are about runs of one tool. */
  List<Errand.Tell> ofRuns(ToolName tool) {
    return of(runs.list(tool)).toList();
  }

  private static Stream<Errand.Tell> of(List<Run> runs) {
    return runs.stream()
        .filter(Run::awaitsCall)
        .map(run -> new Errand.Tell(Notice.Kind.RUN, run.order().tool(), run.id().value()));
  }

  static Errand.Tell of(Deployment deployment) {
    return new Errand.Tell(Notice.Kind.DEPLOYMENT, deployment.tool(), deployment.id().value());
  }

  /** What to tell; empty when there is nothing to tell any more. */
  Optional<Letter> find(Errand.Tell tell) {
    return switch (tell.kind()) {
      case DEPLOYMENT ->
          deployment(tell)
              .map(StoredDeployment::deployment)
              .flatMap(deployment -> letter(deployment.request().callback(), notice(deployment)));
      case RUN ->
          runs.find(tell.tool(), new RunId(tell.id()))
              .filter(Run::awaitsCall)
              .flatMap(run -> letter(run.order().callback(), notice(run)));
    };
  }

  private static Optional<Letter> letter(@Nullable CallbackUrl url, Notice notice) {
    return url == null ? Optional.empty() : Optional.of(new Letter(url, notice));
  }

  private Optional<StoredDeployment> deployment(Errand.Tell tell) {
    return deployments
        .find(tell.tool(), new DeploymentId(tell.id()))
        .filter(stored -> stored.deployment().awaitsCall());
  }

  /**
   * Notes what became of it.
   *
   * @return false when somebody else wrote meanwhile, so that it has to be tried again
   */
  boolean note(Errand.Tell tell, CallbackState settled) {
    return switch (tell.kind()) {
      case DEPLOYMENT ->
          deployment(tell)
              .map(stored ->
                  deployments
                      .saveProgress(stored, stored.deployment().withCallback(settled).progress())
                      .isPresent())
              .orElse(true);
      case RUN -> {
        runs.saveCallback(tell.tool(), new RunId(tell.id()), settled);
        yield true;
      }
    };
  }

  private static Notice notice(Deployment deployment) {
    return new Notice(
        deployment.id().value(),
        deployment.tool(),
        Notice.Kind.DEPLOYMENT,
        deployment.status().word(),
        deployment.longStatus(),
        deployment.progress().history().since());
  }

  private static Notice notice(Run run) {
    return new Notice(
        run.id().value(),
        run.order().tool(),
        Notice.Kind.RUN,
        run.state().word(),
        run.state().message(),
        Objects.requireNonNull(run.state().ended(), "only what has ended is told of"));
  }
}
