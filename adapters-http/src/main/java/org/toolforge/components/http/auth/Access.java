package org.toolforge.components.http.auth;

/** Who may ask for an operation on a tool. */
public enum Access {
  /** Nobody but the tool itself. */
  TOOL,
  /** Also who has the deploy token and sends it in a header. */
  TOKEN_IN_HEADER,
  /** Also who has the deploy token, however it is sent. */
  TOKEN;

  boolean takesToken(Credentials.Token token) {
    return switch (this) {
      case TOOL -> false;
      case TOKEN_IN_HEADER -> !token.inQuery();
      case TOKEN -> true;
    };
  }
}
