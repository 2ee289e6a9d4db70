package org.toolforge.components.http.resource;

import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Node;

/** Reads the body of a request as a document; null when there is none. */
@Provider
public final class NodeReader extends DocumentReader<Node> {

  public NodeReader(Bodies bodies) {
    super(Node.class, bodies);
  }

  @Override
  @Nullable Node read(Optional<Node> document) {
    return document.orElse(null);
  }
}
