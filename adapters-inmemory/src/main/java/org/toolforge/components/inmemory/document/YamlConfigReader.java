package org.toolforge.components.inmemory.document;

import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Node;
import org.toolforge.components.port.ConfigReader;

/**
 * Reads YAML 1.2 with the core schema. JSON is a part of it.
 *
 * <p>It works on the stream of events and stops at the first one that goes too far, so neither
 * depth nor anchors of a hostile text cost more than its length.
 */
public final class YamlConfigReader implements ConfigReader {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  // Without this the library looks for comments to keep; everything else is at its default.
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setParseComments(false).build();

  @Override
  public Node read(String text) {
    int bytes = checkedSize(text);
    String document =
        text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    Characters.check(document);
    return PlainJson.read(document).orElseGet(() -> yaml(document, bytes));
  }

  private static Node yaml(String text, int bytes) {
    String document = withoutTabsBeforeJson(text);
    try {
      return new TreeBuilder(new ParserImpl(SETTINGS, new StreamReader(SETTINGS, document)), bytes)
          .build();
    } catch (YamlEngineException e) {
      throw YamlErrors.translated(e);
    }
  }

  /** YAML allows tabs inside of brackets but not before the first one; JSON does not mind. */
  private static String withoutTabsBeforeJson(String text) {
    int start = 0;
    while (start < text.length() && " \t\r\n".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    boolean json = text.startsWith("{", start) || text.startsWith("[", start);
    return json ? text.substring(0, start).replace('\t', ' ') + text.substring(start) : text;
  }

  private static int checkedSize(String text) {
    // A character has at least one byte: what is too long by characters need not be encoded.
    int bytes =
        text.length() > MAX_BYTES ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw tooLarge();
    }
    return bytes;
  }

  private static ComponentsException.Malformed tooLarge() {
    return Position.START.malformed(
        "the document has more than %d KiB; make it shorter".formatted(MAX_BYTES / 1024));
  }
}
