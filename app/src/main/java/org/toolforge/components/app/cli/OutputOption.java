package org.toolforge.components.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.toolforge.components.app.output.JsonText;
import org.toolforge.components.config.Node;
import picocli.CommandLine.Option;

/** How results are printed. */
final class OutputOption {

  /** The forms there are. */
  enum Format {
    TEXT,
    JSON,
    YAML;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private Format format = Format.TEXT;

  /** Whether people read it. */
  boolean isText() {
    return format == Format.TEXT;
  }

  /**
   * Prints a result.
   *
   * @param result as the API has it
   * @param text the same for people
   */
  void print(Object result, Supplier<List<String>> text, Console console) {
    switch (format) {
      case TEXT -> console.print(text.get());
      case JSON -> console.out().println(JsonText.of(result));
      case YAML -> console.out().print(Documents.yaml(JsonText.document(result)));
    }
  }

  /** Prints a config, which people read as YAML. */
  void printDocument(Node document, Console console) {
    if (format == Format.JSON) {
      console.out().println(JsonText.of(document));
    } else {
      console.out().print(Documents.yaml(document));
    }
  }
}
