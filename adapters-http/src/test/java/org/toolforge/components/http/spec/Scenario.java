package org.toolforge.components.http.spec;

import java.util.function.Function;
import org.toolforge.components.http.harness.Reply;

/**
 * A request that has an operation answer with a status.
 *
 * @param request makes what it needs, sends it, and gives the answer
 */
record Scenario(String operation, int status, Function<Stage, Reply> request) {

  String name() {
    return operation + " " + status;
  }

  @Override
  public String toString() {
    return name();
  }
}
