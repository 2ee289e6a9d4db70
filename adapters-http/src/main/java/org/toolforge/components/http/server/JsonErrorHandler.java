package org.toolforge.components.http.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.toolforge.components.http.error.Errors;
import org.toolforge.components.http.error.Problem;
import org.toolforge.components.http.mapping.ApiJson;

/** Answers what never reaches an operation, such as malformed requests, in the API's shape. */
final class JsonErrorHandler extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    int status = status(response.getStatus());
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    // After some of these Jetty closes the connection, and not always says so.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.write(true, ByteBuffer.wrap(body(status, sentence(status))), callback);
    return true;
  }

  /** What only some servers do is the caller's mistake here. */
  private static int status(int status) {
    return status == 501 || status == 505 ? 400 : status;
  }

  private static String sentence(int status) {
    return switch (status) {
      case 404 -> "Unable to find anything at this address. /openapi.json lists what is.";
      case 408 -> "The request did not arrive in time.";
      case 413 -> "The body is too large.";
      case 414 -> "The address is too long.";
      case 417 -> "The Expect header asks for what this server does not do.";
      case 431 -> "The headers of the request are too large.";
      default ->
          status < 500
              ? "The request is malformed, so it cannot be understood."
              : "This server has a defect that kept it from answering.";
    };
  }

  private static byte[] body(int status, String sentence) {
    try {
      return ApiJson.mapper().writeValueAsBytes(Errors.answer(Problem.of(status, sentence)));
    } catch (JsonProcessingException e) {
      return "{}".getBytes(StandardCharsets.UTF_8);
    }
  }
}
