package org.toolforge.components.app.cli;

/** What this version does not do, so that nobody takes its word for a deployment. */
final class PretendNotice {

  static final String HELP =
      "Without a server (--server) this only pretends: it builds nothing, runs nothing, and asks no"
          + " network. Deploying to Toolforge for real is what the client there does today:"
          + " 'toolforge components deployment create'.";

  static final String NOTICE =
      "This only pretends to build and run. To deploy to Toolforge for real, use its client:"
          + " toolforge components deployment create";

  static final String PLAN =
      "This only pretends: the commits are made up, and nothing is taken to run yet.";

  private PretendNotice() {}
}
