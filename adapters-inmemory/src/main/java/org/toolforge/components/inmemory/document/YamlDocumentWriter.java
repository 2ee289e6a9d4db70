package org.toolforge.components.inmemory.document;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.toolforge.components.config.Node;
import org.toolforge.components.port.DocumentWriter;

/** Writes YAML in block style. */
public final class YamlDocumentWriter implements DocumentWriter {

  private static final DumpSettings SETTINGS =
      DumpSettings.builder().setSplitLines(false).setWidth(Integer.MAX_VALUE).build();
  private static final ImplicitTuple WITHOUT_TAG = new ImplicitTuple(true, true);

  /**
   * What no reader of any version of YAML takes for anything but text: a letter first, and no word
   * that is a truth value or nothing to some. The emitter knows what else needs quotes.
   */
  private static final Pattern PLAIN =
      Pattern.compile("(?!(?i:y|n|yes|no|on|off|true|false|null|nan|infinity)$)[\\p{L}/][^\\n]*");

  /** What readers refuse or change unless it is written as an escape. */
  private static final Pattern NEEDS_ESCAPE =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\uFEFF\\uFFFE\\uFFFF]");

  /** What a literal block gives back unchanged: lines of printable text, the first not indented. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "[^\\s\\p{C}][^\\p{C}\\u2028\\u2029\\uFEFF]*+(\\n[^\\p{C}\\u2028\\u2029]*+)+");

  private static final Pattern SPACE_AT_END_OF_LINE = Pattern.compile("[ \\t](\\n|$)");

  @Override
  public String yaml(Node document) {
    Text text = new Text();
    Emitter emitter = new Emitter(SETTINGS, text);
    emitter.emit(new StreamStartEvent());
    emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    write(document, emitter);
    emitter.emit(new DocumentEndEvent(false));
    emitter.emit(new StreamEndEvent());
    // The emitter writes this character as it is even between double quotes, the only place for it.
    return text.toString().replace("\u007F", "\\x7F");
  }

  private static void write(Node node, Emitter emitter) {
    switch (node) {
      case Node.Mapping mapping -> {
        emitter.emit(
            new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
        mapping
            .entries()
            .forEach((key, value) -> {
              emitter.emit(scalar(key, style(key)));
              write(value, emitter);
            });
        emitter.emit(new MappingEndEvent());
      }
      case Node.Sequence sequence -> {
        emitter.emit(
            new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
        sequence.items().forEach(item -> write(item, emitter));
        emitter.emit(new SequenceEndEvent());
      }
      case Node.Text text -> emitter.emit(text(text.value()));
      case Node.Decimal number ->
          emitter.emit(scalar(number.value().toString(), ScalarStyle.PLAIN));
      case Node.Truth truth ->
          emitter.emit(scalar(String.valueOf(truth.value()), ScalarStyle.PLAIN));
      case Node.Nothing ignored -> emitter.emit(scalar("null", ScalarStyle.PLAIN));
    }
  }

  private static ScalarEvent text(String value) {
    boolean literal =
        LITERAL.matcher(value).matches() && !SPACE_AT_END_OF_LINE.matcher(value).find();
    return scalar(value, literal ? ScalarStyle.LITERAL : style(value));
  }

  private static ScalarStyle style(String value) {
    if (NEEDS_ESCAPE.matcher(value).find()) {
      return ScalarStyle.DOUBLE_QUOTED;
    }
    return PLAIN.matcher(value).matches() ? ScalarStyle.PLAIN : ScalarStyle.SINGLE_QUOTED;
  }

  private static ScalarEvent scalar(String value, ScalarStyle style) {
    return new ScalarEvent(Optional.empty(), Optional.empty(), WITHOUT_TAG, value, style);
  }

  private static final class Text implements StreamDataWriter {
    private final StringBuilder written = new StringBuilder();

    @Override
    public void write(String text) {
      written.append(text);
    }

    @Override
    public void write(String text, int offset, int length) {
      written.append(text, offset, offset + length);
    }

    @Override
    public String toString() {
      return written.toString();
    }
  }
}
