package org.toolforge.components.http.auth;

/** Who may ask for an operation on a tool. */
public enum Access {
  /** Nobody but administrators. */
  ADMINISTRATOR,
  /** The tool itself and administrators. */
  TOOL_OR_ADMINISTRATOR,
  /** Nobody but the tool itself. */
  TOOL,
  /** Also who has the deploy token and sends it in a header. */
  TOKEN_IN_HEADER,
  /** Also who has the deploy token, however it is sent. */
  TOKEN;

  boolean takesTool() {
    return this != ADMINISTRATOR;
  }

  boolean takesAdministrator() {
    return this == ADMINISTRATOR || this == TOOL_OR_ADMINISTRATOR;
  }

  boolean takesToken(Credentials.Token token) {
    return switch (this) {
      case ADMINISTRATOR, TOOL_OR_ADMINISTRATOR, TOOL -> false;
      case TOKEN_IN_HEADER -> !token.inQuery();
      case TOKEN -> true;
    };
  }
}
