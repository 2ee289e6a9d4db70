package org.toolforge.components.engine;

import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.plan.Plan;

/** What came of fetching the config, resolving the refs and planning. */
public sealed interface Preparation {

  record Planned(Plan plan, ConfigSnapshot config) implements Preparation {}

  /** It cannot be deployed, however often it is tried. */
  record Refused(String message) implements Preparation {}

  /** Something that is needed does not answer at the moment. */
  record Unavailable(String message) implements Preparation {}

  /** The deployment has its plan already. */
  record NotNeeded() implements Preparation {}
}
