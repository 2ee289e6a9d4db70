package org.toolforge.components.http.resource;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.toolforge.components.http.model.ConfigAnswer;
import org.toolforge.components.port.DocumentWriter;

/** Writes a config as bare YAML, for those who want to have it as a file. */
@Provider
@Produces("application/yaml")
public final class YamlWriter implements MessageBodyWriter<ConfigAnswer> {

  private final DocumentWriter writer;

  public YamlWriter(DocumentWriter writer) {
    this.writer = writer;
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type == ConfigAnswer.class;
  }

  @Override
  public void writeTo(
      ConfigAnswer answer,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream output)
      throws IOException {
    output.write(writer.yaml(answer.getData()).getBytes(StandardCharsets.UTF_8));
  }
}
