package org.toolforge.components.deployment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;

/** The name of a deployment, such as {@code mytool-deploy-20260404-120000-k3v9x2m7qp}. */
public record DeploymentId(String value) {

  private static final Pattern PATTERN = Pattern.compile("[a-z0-9]([-a-z0-9]{0,118}[a-z0-9])?");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int RANDOM_LENGTH = 10;

  /**
   * @throws ComponentsException.NotFound when no deployment can have this name
   */
  public DeploymentId {
    if (value.length() > 120 || !PATTERN.matcher(value).matches()) {
      throw new ComponentsException.NotFound(
          "Unable to find a deployment of that name. An id looks like"
              + " mytool-deploy-20260404-120000-k3v9x2m7qp; list the deployments to see them.");
    }
  }

  /** A new name, different from all others for as good as certain. */
  public static DeploymentId create(ToolName tool, Instant now, RandomGenerator random) {
    return new DeploymentId(
        "%s-deploy-%s-%s".formatted(tool, timestamp(now), randomSuffix(random)));
  }

  /** What makes a name one of its kind: 10 lower-case letters and digits. */
  public static String randomSuffix(RandomGenerator random) {
    StringBuilder suffix = new StringBuilder();
    for (int i = 0; i < RANDOM_LENGTH; i++) {
      suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return suffix.toString();
  }

  /** A time as ids and {@code creation_time} show it, in UTC. */
  public static String timestamp(Instant time) {
    return TIME.format(time);
  }

  /** What tells this deployment from the others of its tool: at most 10 characters. */
  String suffix() {
    String last = value.substring(value.lastIndexOf('-') + 1);
    return last.substring(Math.max(0, last.length() - RANDOM_LENGTH));
  }

  @Override
  public String toString() {
    return value;
  }
}
