package org.toolforge.components.app;

/** Configs that tests deploy. */
public final class Examples {

  /** Two builds, and four components in three rounds. */
  public static final String TOOLHUNT =
      """
      config-version: 0.1

      components:
        toolhunt-cleanup:
          description: cleanup job
          type: scheduled
          build:
            repository: https://github.com/wikimedia/toolhunt-cleanup
          wait-for:
            - toolhunt-api
          run:
            command: cleanup
            schedule: "00 * * * *"

        toolhunt-api:
          description: a python-flask api
          type: continuous
          build:
            repository: https://github.com/wikimedia/toolhunt
          wait-for:
            - toolhunt-migratedb

        toolhunt-migratedb:
          description: run db migrations
          type: one-off
          build:
            reuse-from: toolhunt-api
          run:
            command: migratedb

        toolhunt-flower:
          description: dashboard for monitoring and managing celery
          type: continuous
          build:
            reuse-from: toolhunt-api
          run:
            command: flower
          wait-for:
            - toolhunt-api
      """;

  private Examples() {}
}
