package org.toolforge.components.app.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.http.model.Deployment;

/** A deployment for people who look at it once. */
public final class DeploymentText {

  private DeploymentText() {}

  public static List<String> of(Deployment deployment, Instant now, Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(style.heading("Deployment " + deployment.getDeployId()));
    lines.add(
        "Status: %s, created %s by %s (%s)"
            .formatted(
                deployment.getStatus(),
                Tables.createdAt(deployment),
                Words.quoted(deployment.getCreatedBy()),
                Words.quoted(deployment.getCause())));
    if (!deployment.getDescription().isEmpty()) {
      lines.add("Description: " + Words.quoted(deployment.getDescription()));
    }
    List<String> screen = DeploymentScreen.of(deployment, now, style);
    lines.addAll(screen.subList(1, screen.size())); // without the tool's name
    return lines;
  }
}
