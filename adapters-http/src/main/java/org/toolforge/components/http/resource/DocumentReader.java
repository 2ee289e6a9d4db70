package org.toolforge.components.http.resource;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.Node;

/**
 * Reads the body of a request as a document, and then as what the operation takes.
 *
 * @param <T> what the operation takes
 */
abstract class DocumentReader<T> implements MessageBodyReader<T> {

  private final Class<T> taken;
  private final Bodies bodies;

  DocumentReader(Class<T> taken, Bodies bodies) {
    this.taken = taken;
    this.bodies = bodies;
  }

  /** What a document says; empty for a request without a body. */
  abstract @Nullable T read(Optional<Node> document);

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == taken;
  }

  @Override
  public @Nullable T readFrom(
      Class<T> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> httpHeaders,
      InputStream body)
      throws IOException {
    return read(bodies.read(body));
  }
}
