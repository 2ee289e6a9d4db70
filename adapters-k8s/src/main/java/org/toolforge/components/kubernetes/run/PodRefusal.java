package org.toolforge.components.kubernetes.run;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.JobState;

/**
 * Why the cluster does not take the pods of a job that it took.
 *
 * @param message its own words
 */
record PodRefusal(String message) {

  private static final Pattern QUOTA = Pattern.compile("exceeded quota");
  private static final Pattern RULE =
      Pattern.compile(
          "denied the request|ValidatingAdmissionPolicy .* denied|violates PodSecurity|PodSecurityPolicy");

  /** What a namespace says that is not quite ready. */
  private static final Pattern PASSING = Pattern.compile("service ?account|no API token found");

  private static final Pattern FORBIDDEN = Pattern.compile("is forbidden|is invalid");

  /** What the cluster said last of a Job; only Events of who tried to make its pods tell. */
  static Optional<PodRefusal> latest(KubeClient client, KubeObject job) {
    return client
        .listWhere(
            Resource.EVENTS,
            job.namespace(),
            "involvedObject.uid=" + job.uid() + ",reason=FailedCreate")
        .stream()
        .max(Comparator.comparingLong(KubeObject::version))
        .map(event -> new PodRefusal(Tree.of(event).text("message")));
  }

  Outlook outlook() {
    String told = PodTrouble.sentence(message.replaceFirst("^Error creating: ", ""));
    if (QUOTA.matcher(message).find()) {
      return failed(
          "The tool's quota in the cluster is used up: %s Remove what it does not need, let components need less, or ask the administrators for more."
              .formatted(told));
    }
    if (RULE.matcher(message).find()) {
      return failed(
          "A rule of the cluster does not allow its pods: %s Change the component so that it is allowed, or ask the administrators."
              .formatted(told));
    }
    if (FORBIDDEN.matcher(message).find() && !PASSING.matcher(message).find()) {
      return failed(
          "The cluster does not take its pods: %s Change the component, or ask the administrators."
              .formatted(told));
    }
    return Outlook.starting("the cluster does not take its pods now: " + told);
  }

  /** What a quota or a rule refuses is what the tool asks for. */
  private static Outlook failed(String sentence) {
    return Outlook.of(new JobState.Failed(Fault.CONTENT, sentence));
  }
}
