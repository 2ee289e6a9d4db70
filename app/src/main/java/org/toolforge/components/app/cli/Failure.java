package org.toolforge.components.app.cli;

import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.inmemory.Script;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Plan;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Something that is to fail for a trial, such as {@code build:api}. */
record Failure(Stage stage, String component) {

  /** What can fail. */
  enum Stage {
    BUILD,
    RUN
  }

  /** Reads it from the command line. */
  static final class Converter implements ITypeConverter<Failure> {
    @Override
    public Failure convert(String value) {
      if (value.startsWith("build:")) {
        return new Failure(Stage.BUILD, value.substring("build:".length()));
      }
      if (value.startsWith("run:")) {
        return new Failure(Stage.RUN, value.substring("run:".length()));
      }
      throw new TypeConversionException(
          "expected build:NAME or run:NAME with the name of a component, not '" + value + "'");
    }
  }

  /**
   * Has the pretended services fail so.
   *
   * @throws UserMistake when the plan does not build or run that component
   */
  void arrange(Script script, ToolConfig config, Plan plan) {
    ComponentName name = Names.known(component, config);
    switch (stage) {
      case BUILD -> {
        checkBuilds(name, plan);
        script.build(component).failsWith("pretended failure (--fail build:" + component + ")");
      }
      case RUN -> {
        checkRuns(name, plan);
        script.run(component).failsWith("pretended failure (--fail run:" + component + ")");
      }
    }
  }

  private static void checkBuilds(ComponentName name, Plan plan) {
    BuildStep.Action action = plan.build(name).map(BuildStep::action).orElse(null);
    switch (action) {
      case BuildStep.Action.Build ignored -> {}
      case BuildStep.Action.Reuse ignored ->
          throw new UserMistake("Nothing is built for component '" + name + "' this time.");
      case BuildStep.Action.None none ->
          throw new UserMistake(
              "Component '%s' has no build of its own; it uses the image of '%s'. Use --fail build:%s."
                  .formatted(name, none.imageOf(), none.imageOf()));
      case null ->
          throw new UserMistake("Component '" + name + "' is not part of this deployment.");
    }
  }

  private static void checkRuns(ComponentName name, Plan plan) {
    if (plan.runs().stream().noneMatch(step -> step.component().equals(name))) {
      throw new UserMistake("Component '" + name + "' is not part of this deployment.");
    }
  }
}
