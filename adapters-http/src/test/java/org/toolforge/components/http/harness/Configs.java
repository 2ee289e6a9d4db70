package org.toolforge.components.http.harness;

/** Configs as they are sent. */
public final class Configs {

  /** One component that builds and runs. */
  public static final String WEB =
      """
      {"components": {"web": {"build": {"repository": "https://git.example/web", "ref": "main"},
      "run": {"command": "web"}}}}\
      """;

  /** Two of which one runs the other's image. */
  public static final String WEB_AND_CRON =
      """
      {"components": {"web": {"build": {"repository": "https://git.example/web", "ref": "main"},
      "run": {"command": "web", "port": 8000}},
      "cron": {"build": {"reuse_from": "web"}, "run": {"command": "tidy", "schedule": "@daily"}}}}\
      """;

  /** One that lives elsewhere. */
  public static final String POINTER = "{\"source_url\": \"https://config.example/web.yaml\"}";

  private Configs() {}
}
