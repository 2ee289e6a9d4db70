package org.toolforge.components.inmemory.document;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.toolforge.components.ComponentsException;

/** Puts what the YAML library complains about into words for the author of a config. */
final class YamlErrors {

  private static final String UNCLOSED = "found unexpected end of stream";
  // The rest of it is "lias" or "nchor".
  private static final String ALIAS = "while scanning an a";

  /** From a piece of the library's wording to ours, the first that fits. */
  private static final List<Entry<String, String>> SENTENCES =
      List.of(
          entry("TAB", "a tab cannot be used for indentation here; use spaces"),
          entry(
              "mapping values are not allowed",
              "a ':' cannot stand here; check the indentation, or put text that holds ': ' in quotes"),
          entry("expected ',' or '}'", "a ',' or a closing '}' is missing here"),
          entry("expected ',' or ']'", "a ',' or a closing ']' is missing here"),
          entry(UNCLOSED, "a quote is opened here but never closed; close it"),
          entry("could not find expected ':'", "a ':' is missing after the key; add it"),
          entry(
              "unknown escape character",
              "this escape does not exist; write '\\\\' for a backslash"),
          entry("escape sequence of", "an escape needs more hexadecimal digits here"),
          entry("expected <block end>", "the indentation does not match the lines above; align it"),
          entry(
              "sequence entries are not allowed",
              "a list item cannot stand here; start a new line"),
          entry("mapping keys are not allowed", "a '?' cannot stand here; put the text in quotes"),
          entry(
              "expected '<document start>'", "the document has ended before this; remove the rest"),
          entry("expected the node content", "a value is missing here; add it"),
          entry("undefined tag handle", "this tag is not allowed; remove it"),
          entry(
              ALIAS, "text cannot start with '*' or '&'; put it in quotes, as in \"*/5 * * * *\""),
          entry(
              "cannot start any token", "text cannot start with this character; put it in quotes"));

  private static final String OTHERWISE =
      "this is neither YAML nor JSON; check indentation, quotes and brackets";
  private static final int LONGEST_EXCERPT = 20;

  private YamlErrors() {}

  static ComponentsException.Malformed translated(YamlEngineException error) {
    if (!(error instanceof MarkedYamlEngineException marked)) {
      return Position.START.malformed(OTHERWISE);
    }
    String problem = marked.getContext() + ": " + marked.getProblem();
    String sentence =
        SENTENCES.stream()
            .filter(entry -> problem.contains(entry.getKey()))
            .map(Entry::getValue)
            .findFirst()
            .orElse(OTHERWISE);
    // Of a quote that is never closed, the author wants to know where it opens.
    boolean whereItStarts = problem.contains(UNCLOSED) || problem.contains(ALIAS);
    Optional<Mark> mark = whereItStarts ? marked.getContextMark() : marked.getProblemMark();
    String near = mark.map(YamlErrors::excerpt).orElse("");
    String place = near.isEmpty() ? "" : " (near '%s')".formatted(near);
    return Position.of(mark).malformed(sentence + place);
  }

  private static Entry<String, String> entry(String problem, String sentence) {
    return Map.entry(problem, sentence);
  }

  /** What follows on the same line. */
  private static String excerpt(Mark mark) {
    StringBuilder rest = new StringBuilder();
    int[] buffer = mark.getBuffer();
    int end = Math.min(buffer.length, mark.getPointer() + LONGEST_EXCERPT);
    for (int i = mark.getPointer(); i < end && buffer[i] != '\n' && buffer[i] != 0; i++) {
      rest.appendCodePoint(buffer[i]);
    }
    return Position.excerpt(rest.toString().strip());
  }
}
