package org.toolforge.components.http.resource;

import com.fasterxml.jackson.databind.ObjectWriter;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.toolforge.components.http.mapping.ApiJson;
import org.toolforge.components.http.model.Messages;

/** Writes the types of the API as JSON. */
@Provider
@Produces("application/json")
public final class JsonWriter implements MessageBodyWriter<Object> {

  private static final String MODEL = Messages.class.getPackageName();

  private final ObjectWriter json = ApiJson.mapper().writer();

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return type.getPackageName().equals(MODEL);
  }

  /** Nothing is sent before all of it could be written: what fails is still answered as such. */
  @Override
  public void writeTo(
      Object answer,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream output)
      throws IOException {
    output.write(json.writeValueAsBytes(answer));
  }
}
