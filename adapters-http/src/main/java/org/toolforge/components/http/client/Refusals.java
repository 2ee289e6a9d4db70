package org.toolforge.components.http.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.mapping.ApiJson;
import org.toolforge.components.http.model.ErrorAnswer;
import org.toolforge.components.http.model.Messages;

/** Reads answers that are not what was hoped for. */
final class Refusals {

  private final String server;

  Refusals(String server) {
    this.server = server;
  }

  ClientException.Refused of(int status, HttpHeaders headers, @Nullable String body) {
    Messages messages = messages(body);
    return messages == null || messages.getError().isEmpty()
        ? new ClientException.Refused(
            status, List.of(unexplained(status)), List.of(), retryAfter(headers))
        : new ClientException.Refused(
            status, messages.getError(), messages.getWarning(), retryAfter(headers));
  }

  private static @Nullable Messages messages(@Nullable String body) {
    if (body == null || body.isBlank()) {
      return null;
    }
    try {
      ErrorAnswer answer = ApiJson.mapper().readValue(body, ErrorAnswer.class);
      return answer == null ? null : answer.getMessages();
    } catch (JsonProcessingException somethingElse) {
      return null;
    }
  }

  /** For answers of gateways, and of servers that are something else. */
  private String unexplained(int status) {
    String said = "%s answered with status %d and without saying why.".formatted(server, status);
    return switch (status) {
      case 401, 403 -> said + " Check the credentials.";
      case 404, 405 -> said + " Check the server's address, including its path.";
      case 301, 302, 307, 308 -> said + " It points elsewhere; name the address it points to.";
      case 502, 503, 504 -> said + " Try again in a minute.";
      default -> said;
    };
  }

  private static Duration retryAfter(HttpHeaders headers) {
    try {
      return headers
          .firstValue("Retry-After")
          .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds.strip())))
          .filter(time -> !time.isNegative())
          .orElse(Duration.ZERO);
    } catch (NumberFormatException aDate) {
      return Duration.ZERO;
    }
  }
}
