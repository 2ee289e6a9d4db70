package org.toolforge.components.http.resource;

import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.Violation;
import org.toolforge.components.http.model.TenantRequest;

/** Reads how a tool is to be prepared; nothing when there is no body. */
@Provider
public final class TenantRequestReader extends DocumentReader<TenantRequest> {

  private static final String ADOPT = "adopt";

  public TenantRequestReader(Bodies bodies) {
    super(TenantRequest.class, bodies);
  }

  @Override
  TenantRequest read(Optional<Node> document) {
    return of(document.orElseGet(Node.Nothing::new));
  }

  private static TenantRequest of(Node document) {
    return switch (document) {
      case Node.Nothing ignored -> new TenantRequest();
      case Node.Mapping mapping -> new TenantRequest().adopt(adopt(mapping));
      default ->
          throw ComponentsException.Invalid.because(
              "Validation error at the top level: the body must be an object such as"
                  + " {\"adopt\": true}, or be left out");
    };
  }

  private static boolean adopt(Node.Mapping mapping) {
    return switch (mapping.entries().getOrDefault(ADOPT, new Node.Nothing())) {
      case Node.Nothing ignored -> false;
      case Node.Truth truth -> truth.value();
      default ->
          throw new ComponentsException.Invalid(
              List.of(new Violation(List.of(ADOPT), "must be true or false", null)), List.of());
    };
  }
}
