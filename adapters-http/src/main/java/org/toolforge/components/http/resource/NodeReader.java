package org.toolforge.components.http.resource;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Node;

/** Reads the body of a request as a document; null when there is none. */
@Provider
public final class NodeReader implements MessageBodyReader<Node> {

  private final Bodies bodies;

  public NodeReader(Bodies bodies) {
    this.bodies = bodies;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == Node.class;
  }

  @Override
  public @Nullable Node readFrom(
      Class<Node> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> httpHeaders,
      InputStream body)
      throws IOException {
    return bodies.read(body).orElse(null);
  }
}
