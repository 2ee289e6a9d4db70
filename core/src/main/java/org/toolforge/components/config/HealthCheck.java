package org.toolforge.components.config;

/** How the platform finds out whether a continuous component works. */
public sealed interface HealthCheck {

  /** Being up counts as healthy. */
  record None() implements HealthCheck {}

  /** A GET of this path on the component's port answers with success. */
  record Http(String path) implements HealthCheck {}

  /** This shell command, run in the container, exits with 0. */
  record Script(String command) implements HealthCheck {}
}
