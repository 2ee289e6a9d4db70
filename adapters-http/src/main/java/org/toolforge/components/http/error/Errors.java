package org.toolforge.components.http.error;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.toolforge.components.http.model.ErrorAnswer;
import org.toolforge.components.http.model.Messages;

/** The one place where an exception becomes an answer. */
@Provider
public final class Errors implements ExceptionMapper<Throwable> {

  @Override
  public Response toResponse(Throwable thrown) {
    return response(Problems.of(thrown));
  }

  /** The answer that tells of a problem. */
  public static Response response(Problem problem) {
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(MediaType.APPLICATION_JSON).entity(answer(problem));
    problem.headers().forEach(response::header);
    return response.build();
  }

  /** The body of such an answer. */
  public static ErrorAnswer answer(Problem problem) {
    return new ErrorAnswer()
        .messages(new Messages().error(problem.errors()).warning(problem.warnings()));
  }
}
