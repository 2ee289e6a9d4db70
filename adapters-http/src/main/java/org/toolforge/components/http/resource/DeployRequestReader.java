package org.toolforge.components.http.resource;

import jakarta.ws.rs.ext.Provider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.Violation;
import org.toolforge.components.http.model.DeployRequest;

/** Reads what somebody says of a deployment that they want; nothing when there is no body. */
@Provider
public final class DeployRequestReader extends DocumentReader<DeployRequest> {

  private static final int LONGEST_DESCRIPTION = 1000;
  private static final int LONGEST_CAUSE = 100;

  public DeployRequestReader(Bodies bodies) {
    super(DeployRequest.class, bodies);
  }

  @Override
  DeployRequest read(Optional<Node> document) {
    return of(document.orElseGet(Node.Nothing::new));
  }

  private static DeployRequest of(Node document) {
    if (document instanceof Node.Nothing) {
      return new DeployRequest();
    }
    if (!(document instanceof Node.Mapping mapping)) {
      throw ComponentsException.Invalid.because(
          "Validation error at the top level: the body must be an object such as"
              + " {\"description\": \"why\"}, or be left out");
    }
    List<Violation> violations = new ArrayList<>();
    DeployRequest request =
        new DeployRequest()
            .description(text(mapping, "description", LONGEST_DESCRIPTION, violations))
            .cause(text(mapping, "cause", LONGEST_CAUSE, violations))
            .callbackUrl(text(mapping, "callback_url", CallbackUrl.LONGEST, violations));
    if (!violations.isEmpty()) {
      throw new ComponentsException.Invalid(violations, List.of());
    }
    return request;
  }

  private static @Nullable String text(
      Node.Mapping mapping, String key, int longest, List<Violation> violations) {
    Node value = mapping.entries().get(key);
    if (value == null || value instanceof Node.Nothing) {
      return null;
    }
    if (value instanceof Node.Text text && text.value().length() <= longest) {
      return text.value();
    }
    violations.add(
        new Violation(
            List.of(key), "must be a text of at most %d characters".formatted(longest), null));
    return null;
  }
}
