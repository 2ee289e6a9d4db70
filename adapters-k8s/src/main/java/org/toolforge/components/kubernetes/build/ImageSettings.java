package org.toolforge.components.kubernetes.build;

import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.ResolvedSource;

/**
 * The images that builds are made with, and where what they make is put.
 *
 * @param registry host, port and path before the tool's part of an image's name
 * @param usual for builds that ask for nothing else
 * @param latest for builds that ask for the latest versions
 * @param deprecated for builds that ask for deprecated versions
 */
public record ImageSettings(String registry, Stack usual, Stack latest, Stack deprecated) {

  /**
   * Images that go together.
   *
   * @param builder what builds
   * @param run what the built image begins with
   */
  public record Stack(String builder, String run) {}

  private static final String TOOLFORGE = "tools-harbor.wmcloud.org/toolforge/";

  /** Those of Toolforge. */
  public static final ImageSettings DEFAULT =
      new ImageSettings(
          "tools-harbor.wmcloud.org",
          new Stack(TOOLFORGE + "heroku-builder:22", TOOLFORGE + "heroku-run:22"),
          new Stack(TOOLFORGE + "heroku-builder:24", TOOLFORGE + "heroku-run:24"),
          new Stack(TOOLFORGE + "heroku-builder:20", TOOLFORGE + "heroku-run:20"));

  /** Deprecated versions are asked for by who cannot have others, so that they win. */
  Stack stack(ResolvedSource source) {
    if (source.useDeprecatedVersions()) {
      return deprecated;
    }
    return source.useLatestVersions() ? latest : usual;
  }

  /** What the image of a component is called. */
  String name(ToolName tool, ComponentName component) {
    return "%s/tool-%s/%s:latest".formatted(registry, tool, component);
  }
}
