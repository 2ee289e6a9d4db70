package org.toolforge.components.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.app.output.Validation;
import org.toolforge.components.app.wiring.EmbeddedFlavour;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.Node;
import org.toolforge.components.inmemory.RealTimeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks a config. */
@Command(
    name = "validate",
    description = "Check a config, and name every mistake in it.",
    footer = {"", "Examples:", "  components config validate mytool.yaml"},
    exitCodeList = {"0:it is valid", ExitCode.MISTAKE_HELP, ExitCode.DEFECT_HELP})
final class ValidateCommand implements Callable<Integer> {

  private static final double ANY_SPEED = 1;

  private final Console console;

  @Mixin private ConfigFile file;
  @Mixin private OutputOption output;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (RealTimeline timeline = new RealTimeline(ANY_SPEED)) {
      EmbeddedFlavour system = EmbeddedFlavour.in(timeline);
      try {
        Node document = file.read(system.reader(), console);
        ConfigDocument valid = system.components().validate(document);
        Warnings.tell(valid.warnings(), console);
        output.print(
            Validation.of(List.of(), valid.warnings()), () -> List.of(text(valid)), console);
        return ExitCode.OK;
      } catch (ComponentsException.Invalid invalid) {
        output.print(Validation.of(invalid.messages(), invalid.warnings()), List::of, console);
        throw invalid;
      } catch (UserMistake unreadable) {
        output.print(
            Validation.of(List.of(String.valueOf(unreadable.getMessage())), List.of()),
            List::of,
            console);
        throw unreadable;
      }
    }
  }

  private String text(ConfigDocument valid) {
    if (valid.config().source() != null) {
      return file.shown()
          + " is valid. It says that the real config is elsewhere, which was not looked at.";
    }
    int count = valid.config().components().size();
    return "%s is valid: %d %s (%s)"
        .formatted(
            file.shown(),
            count,
            count == 1 ? "component" : "components",
            Names.list(List.copyOf(valid.config().components().keySet())));
  }
}
