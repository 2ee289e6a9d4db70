package org.toolforge.components.app.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import org.toolforge.components.config.Node;
import org.toolforge.components.http.mapping.ApiJson;
import org.toolforge.components.http.mapping.NodeJson;

/** Results as JSON. */
public final class JsonText {

  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter WRITER =
      ApiJson.mapper()
          .writer(
              new DefaultPrettyPrinter(
                      Separators.createDefaultInstance()
                          .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                          .withObjectEmptySeparator("")
                          .withArrayEmptySeparator(""))
                  .withObjectIndenter(LINES)
                  .withArrayIndenter(LINES));

  private JsonText() {}

  /** The text, for people too; without a line break at its end. */
  public static String of(Object result) {
    try {
      return WRITER.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("No result of this program", e);
    }
  }

  /** The same as a document, for other forms. */
  public static Node document(Object result) {
    return NodeJson.of(ApiJson.mapper().valueToTree(result));
  }
}
