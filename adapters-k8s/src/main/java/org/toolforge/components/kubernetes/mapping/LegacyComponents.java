package org.toolforge.components.kubernetes.mapping;

import java.time.Instant;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;

/**
 * Reads what the earlier service recorded of components.
 *
 * @param createdAt stands for all times, of which it recorded none
 */
record LegacyComponents(Instant createdAt) {

  /** In place of an id or an image that there is not. */
  private static final String NO_ID_YET = "no-id-yet";

  private static final String NO_BUILD_NEEDED = "no-build-needed";
  private static final String NO_IMAGE_YET = "no-image-yet";

  BuildProgress build(LegacyFields entry) {
    String message = entry.text("build_long_status");
    String written = entry.text("build_id");
    String id = written.equals(NO_ID_YET) || written.equals(NO_BUILD_NEEDED) ? "" : written;
    String reference = entry.text("build_image");
    boolean hasImage = !reference.isEmpty() && !reference.equals(NO_IMAGE_YET);
    String status = entry.text("build_status");
    return switch (status) {
      case "successful" ->
          hasImage
              ? new BuildProgress.Built(id, new Image(reference), createdAt, createdAt)
              : new BuildProgress.NotStarted("The earlier service recorded no image");
      case "skipped" ->
          hasImage
              ? new BuildProgress.Reused(new Image(reference), message)
              : new BuildProgress.NotStarted(message);
      case "cancelled" -> new BuildProgress.Stopped(id, message, createdAt, createdAt);
      case "failed" -> new BuildProgress.Failed(id, Fault.CONTENT, message, createdAt, createdAt);
      case "pending" -> new BuildProgress.NotStarted(left(status, message));
      default ->
          new BuildProgress.Failed(
              id, Fault.INFRASTRUCTURE, left(status, message), createdAt, createdAt);
    };
  }

  RunProgress run(LegacyFields entry) {
    String message = entry.text("run_long_status");
    String status = entry.text("run_status");
    return switch (status) {
      case "successful" -> new RunProgress.Ready(createdAt, createdAt);
      case "skipped" -> new RunProgress.Skipped(message);
      case "failed" -> new RunProgress.Failed(Fault.CONTENT, message, createdAt, createdAt);
      case "pending", "cancelled" -> new RunProgress.Skipped(left(status, message));
      default -> new RunProgress.Abandoned(left(status, message));
    };
  }

  private static String left(String status, String message) {
    return message.isEmpty()
        ? "The earlier service left it at " + (status.isEmpty() ? "an unknown status" : status)
        : message;
  }
}
