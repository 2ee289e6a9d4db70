package org.toolforge.components.app.text;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.toolforge.components.http.model.BuildAction;
import org.toolforge.components.http.model.Deployment;
import org.toolforge.components.http.model.Phase;
import org.toolforge.components.http.model.PhaseEntry;

/** What can be told from a deployment as the API shows it, and is not a field of its own. */
final class States {

  private static final Pattern ID = Pattern.compile("(.+)-deploy-\\d{8}-\\d{6}-[0-9a-z]+");

  /** How the sentence begins that says nothing but what is in the way. */
  private static final String MAINTENANCE = "Waiting for maintenance to end";

  private static final Pattern TROUBLE = Pattern.compile("[^(]+ \\((.+)\\)", Pattern.DOTALL);

  /** Whose sentences have no brackets but those around what is in the way. */
  private static final Set<Phase> TROUBLED =
      Set.of(Phase.PREPARING, Phase.WAITING, Phase.BUILDING, Phase.RUNNING);

  private States() {}

  /** The tool's name, with which the id begins. */
  static String tool(Deployment deployment) {
    Matcher id = ID.matcher(deployment.getDeployId());
    return id.matches() ? id.group(1) : deployment.getDeployId();
  }

  static boolean isFinished(Deployment deployment) {
    return deployment.getPhase() == Phase.FINISHED;
  }

  /** Whether it is decided what is done; before that, no component has an action. */
  static boolean isPlanned(Deployment deployment) {
    return deployment.getRuns().values().stream().anyMatch(run -> run.getAction() != null)
        || deployment.getBuilds().values().stream().anyMatch(build -> build.getAction() != null);
  }

  /** Whether it came as far as bringing up components. */
  static boolean reachedRuns(Deployment deployment) {
    return deployment.getPhaseHistory().stream()
        .anyMatch(entry -> entry.getPhase() == Phase.RUNNING);
  }

  /** How many images are built. */
  static long buildCount(Deployment deployment) {
    return deployment.getBuilds().values().stream()
        .filter(build -> build.getAction() == BuildAction.BUILD)
        .count();
  }

  static Instant startedAt(Deployment deployment) {
    return deployment.getPhaseHistory().getFirst().getStartedAt();
  }

  /** Since when it is in its phase; for one that is finished, when it ended. */
  static Instant since(Deployment deployment) {
    List<PhaseEntry> history = deployment.getPhaseHistory();
    return history.getLast().getStartedAt();
  }

  /** Whether maintenance keeps it from starting. */
  static boolean isHeld(Deployment deployment) {
    return deployment.getPhase() == Phase.WAITING
        && deployment.getLongStatus().startsWith(MAINTENANCE);
  }

  /** What keeps it from going on at the moment; usually empty. */
  static String trouble(Deployment deployment) {
    if (isHeld(deployment)) {
      return deployment.getLongStatus();
    }
    Matcher sentence = TROUBLE.matcher(deployment.getLongStatus());
    return TROUBLED.contains(deployment.getPhase()) && sentence.matches() ? sentence.group(1) : "";
  }
}
