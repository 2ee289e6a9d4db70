package org.toolforge.components.http.filter;

import java.util.Map;
import org.toolforge.components.http.auth.Access;

/** Who may ask for which operation. What is not named here is the tool's alone. */
final class Operations {

  private static final Map<String, Access> OTHERS =
      Map.of(
          "createDeployment", Access.TOKEN,
          "getDeployment", Access.TOKEN,
          "getDeploymentResult", Access.TOKEN,
          "listDeployments", Access.TOKEN_IN_HEADER,
          "watchDeployment", Access.TOKEN_IN_HEADER,
          "prepareTool", Access.ADMINISTRATOR,
          "getTool", Access.TOOL_OR_ADMINISTRATOR,
          "removeTool", Access.ADMINISTRATOR);

  private Operations() {}

  /** Whether a run on demand may ask for it, with the token that it has. */
  static boolean takesRuns(String operation) {
    return operation.equals("storeResults");
  }

  /** Whether it is also answered without its body, to those who only want to know of it. */
  static boolean takesHead(String operation) {
    return operation.equals("getResult");
  }

  /**
   * Addresses end up in the logs of whoever passes them on, so a token in one counts only where
   * older clients need it: they know the id of the deployment that they ask for.
   */
  static Access of(String operation, boolean latest) {
    return operation.equals("getDeployment") && latest
        ? Access.TOKEN_IN_HEADER
        : OTHERS.getOrDefault(operation, Access.TOOL);
  }
}
