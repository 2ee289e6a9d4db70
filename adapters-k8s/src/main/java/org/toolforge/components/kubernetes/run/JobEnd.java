package org.toolforge.components.kubernetes.run;

import java.util.List;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.JobState;

/** Words for the failures of a job that runs to its end. */
final class JobEnd {

  private JobEnd() {}

  /**
   * How it failed for good.
   *
   * @param condition what the cluster says of it
   * @param pods those of it that are still there, oldest first
   * @param failures how many there were
   */
  static Outlook failed(Tree condition, List<KnownPod> pods, int failures) {
    if (condition.text("reason").equals("DeadlineExceeded")) {
      return Outlook.of(
          new JobState.Failed(
              Fault.TIMEOUT, "It took longer than it may, and was stopped. Let it do less."));
    }
    List<KnownPod> failed = pods.stream().filter(KnownPod::failed).toList();
    if (failed.isEmpty()) {
      return Outlook.of(
          new JobState.Failed(
              Fault.CONTENT,
              "It failed, and its pods are gone: %s Deploy again to see why."
                  .formatted(PodTrouble.sentence(condition.text("message")))));
    }
    PodTrouble last = PodTrouble.endOf(failed.getLast());
    String often = failures > 1 ? " It was tried %d times.".formatted(failures) : "";
    return Outlook.failed(last, last.message() + often);
  }

  /** What is told while there is hope. */
  static String triesAgain(KnownWorkload job, List<KnownPod> failed) {
    Component component = job.spec() == null ? null : job.spec().component();
    int retries = component instanceof OneOffComponent once ? once.retry() : 0;
    String times = failed.size() == 1 ? "once" : failed.size() + " times";
    KnownContainer.End end =
        failed.getLast().containers().stream()
            .map(KnownContainer::end)
            .filter(known -> known != null)
            .findFirst()
            .orElse(null);
    String how = end == null ? "" : " with " + PodTrouble.exit(end);
    return failed.size() > retries
        ? "failed %s%s".formatted(times, how)
        : "failed %s%s; tries again (%d of %d)".formatted(times, how, failed.size(), retries);
  }
}
