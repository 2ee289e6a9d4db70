package org.toolforge.components.app.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the program was started.
 *
 * @param variables of the environment
 * @param user the login name
 * @param home the user's directory
 * @param interactive whether somebody is there to answer questions
 */
public record Surroundings(
    Map<String, String> variables, String user, Path home, boolean interactive) {

  public Surroundings {
    variables = Map.copyOf(variables);
  }

  /** The variable's value; one that is empty counts as not set. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }
}
