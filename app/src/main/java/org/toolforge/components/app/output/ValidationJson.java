package org.toolforge.components.app.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What was found in a config. */
public final class ValidationJson {

  private ValidationJson() {}

  public static String of(List<String> errors, List<String> warnings) {
    ObjectNode json = JsonText.object();
    json.put("valid", errors.isEmpty());
    json.set("errors", JsonText.array(errors));
    json.set("warnings", JsonText.array(warnings));
    return JsonText.of(json);
  }
}
