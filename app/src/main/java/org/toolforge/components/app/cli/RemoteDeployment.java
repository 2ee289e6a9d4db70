package org.toolforge.components.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.toolforge.components.app.text.DeploymentView;
import org.toolforge.components.http.client.ClientException;
import org.toolforge.components.http.client.ComponentsClient;
import org.toolforge.components.http.model.Deployment;

/** A deployment that a server carries out. */
final class RemoteDeployment implements RunningDeployment {

  /** How often it is drawn even if no change is heard of: clocks on the screen have to move. */
  private static final Duration TICK = Duration.ofMillis(100);

  private static final int CONFLICT = 409;

  private final ComponentsClient client;
  private final PrintStream err;
  private final String id;
  private volatile Deployment latest;

  RemoteDeployment(Remote remote, Deployment deployment) {
    this.client = remote.client();
    this.err = remote.console().err();
    this.id = deployment.getDeployId();
    this.latest = deployment;
  }

  @Override
  public Deployment follow(DeploymentView view) throws InterruptedException {
    FutureTask<Deployment> end =
        new FutureTask<>(() -> client.follow(id, deployment -> latest = deployment));
    Thread.ofVirtual().name("follow").start(end);
    while (true) {
      view.show(latest, InstantSource.system().instant());
      try {
        Deployment finished = end.get(TICK.toMillis(), TimeUnit.MILLISECONDS);
        view.show(finished, InstantSource.system().instant());
        return finished;
      } catch (TimeoutException stillGoingOn) {
        // Then it is drawn again.
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      }
    }
  }

  @Override
  public void cancel() {
    try {
      client.cancel(id);
    } catch (ClientException e) {
      boolean isFinished =
          e instanceof ClientException.Refused refused && refused.status() == CONFLICT;
      if (!isFinished) {
        err.println("The deployment was not cancelled: " + e.getMessage());
      }
    }
  }

  @Override
  public String whatBecomesOfIt() {
    return "the server goes on stopping it. See 'components deployment show " + id + "'.";
  }

  /** It is the server's. */
  @Override
  public void close() {}
}
