package org.toolforge.components.app.cli;

/** What has to be known to talk to a server, with its name in the environment and in the file. */
enum Setting {
  SERVER("COMPONENTS_SERVER", "server"),
  TOOL("COMPONENTS_TOOL", "tool"),
  TOKEN("COMPONENTS_TOKEN", ""),
  TOKEN_FILE("COMPONENTS_TOKEN_FILE", "token_file"),
  CERT("COMPONENTS_CLIENT_CERT", "cert"),
  KEY("COMPONENTS_CLIENT_KEY", "key"),
  CA("COMPONENTS_CA", "ca");

  private final String variable;
  private final String key;

  Setting(String variable, String key) {
    this.variable = variable;
    this.key = key;
  }

  String variable() {
    return variable;
  }

  /** Empty for what has no place in the file. */
  String key() {
    return key;
  }

  boolean isFile() {
    return switch (this) {
      case TOKEN_FILE, CERT, KEY, CA -> true;
      case SERVER, TOOL, TOKEN -> false;
    };
  }
}
