package org.toolforge.components.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.config.ToolName;

/**
 * A fingerprint of a plan and of everything it was made from. The same id means that the same would
 * be done to the same: config, commits, options and what runs are all as they were.
 */
public record PlanId(String value) {

  private static final int BYTES = 10;

  /**
   * The fingerprint of a plan.
   *
   * @param config what is deployed: the stored config, or what it points to
   */
  public static PlanId of(
      ToolName tool,
      long configRevision,
      ToolConfig config,
      PlanOptions options,
      Plan plan,
      ToolState state) {
    MessageDigest digest = sha256();
    update(digest, tool.value());
    update(digest, Long.toString(configRevision));
    config.components().values().forEach(component -> update(digest, component.toString()));
    update(digest, options.forceBuild() + " " + options.forceRun());
    update(digest, new TreeSet<>(options.only()).toString());
    plan.builds().forEach(step -> update(digest, step.toString()));
    plan.runs().forEach(step -> update(digest, step.toString()));
    plan.removals().forEach(step -> update(digest, step.toString()));
    state.ownedJobs().stream()
        .map(job -> job.spec().toString())
        .sorted()
        .forEach(spec -> update(digest, spec));
    return new PlanId("plan-" + HexFormat.of().formatHex(digest.digest(), 0, BYTES));
  }

  private static void update(MessageDigest digest, String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
