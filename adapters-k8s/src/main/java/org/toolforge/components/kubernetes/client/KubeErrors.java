package org.toolforge.components.kubernetes.client;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/** Says in our words what the API server, or the way to it, objected to. */
final class KubeErrors {

  private static final Duration USUAL_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final int MAX_MESSAGE = 500;

  /** More than that of an answer need not be read to know what it says. */
  static final long MAX_BODY = 64 * 1024;

  /** What those say that operators have asked for their opinion. */
  private static final Pattern DENIED =
      Pattern.compile(
          "admission webhook .* denied the request|ValidatingAdmissionPolicy .* denied");

  private KubeErrors() {}

  static ComponentsException unreachable(IOException cause) {
    return new ComponentsException.Unavailable(
        "The Kubernetes API server cannot be reached. Try again in a moment.", USUAL_PAUSE, cause);
  }

  /** Somebody on the way answered, or the answer was cut. */
  static ComponentsException senseless(RuntimeException cause) {
    return new ComponentsException.Unavailable(
        "What answers in the place of the Kubernetes API server makes no sense. Try again in a"
            + " moment.",
        USUAL_PAUSE,
        cause);
  }

  /** Whether an answer is about a single object, rather than about the whole path. */
  static boolean namesObject(String body) {
    return Status.of(body).names("name");
  }

  /** Whether what was to be applied would take parts of an object away from somebody else. */
  static boolean isDecidedOtherwise(String body) {
    return Status.of(body).names("FieldManagerConflict");
  }

  static boolean isAlreadyThere(String body) {
    return Status.of(body).reason().equals("AlreadyExists");
  }

  /**
   * What an answer means that is no success.
   *
   * @param did what was tried, such as {@code create tooldeployments in tool-mytool}
   * @param retryAfter the header of that name
   */
  static ComponentsException refused(
      String did, int code, String body, @Nullable String retryAfter) {
    Status status = Status.of(body);
    if (code < 500 && DENIED.matcher(status.message()).find()) {
      return new ComponentsException.Forbidden(
          "A rule of the cluster does not allow this: " + status.message());
    }
    return switch (code) {
      case 401 -> notAllowed(did, code, status);
      case 403 -> forbidden(did, code, status);
      case 404 -> missing(did, status);
      case 400, 413, 422 ->
          ComponentsException.Invalid.because(
              "The Kubernetes API server cannot store this: " + status.message());
      default ->
          new ComponentsException.Unavailable(
              "The Kubernetes API server cannot %s now (%d): %s"
                  .formatted(did, code, status.message()),
              pause(retryAfter));
    };
  }

  private static ComponentsException forbidden(String did, int code, Status status) {
    if (status.names("NamespaceTerminating")) {
      return new ComponentsException.Conflict(
          "The tool is being removed from the cluster; nothing can be made for it now.");
    }
    return status.message().contains("exceeded quota")
        ? new ComponentsException.QuotaExceeded(
            "A quota in the cluster is used up: " + status.message())
        : notAllowed(did, code, status);
  }

  private static ComponentsException notAllowed(String did, int code, Status status) {
    return new ComponentsException.Unavailable(
        ("The Kubernetes API server does not let this service %s (%d). The administrators have to"
                + " grant that: %s")
            .formatted(did, code, status.message()),
        LONGEST_PAUSE);
  }

  private static ComponentsException missing(String did, Status status) {
    if (status.names("namespaces")) {
      return Namespaces.tool(status.name()).isPresent()
          ? new ComponentsException.NotFound(
              "Unable to find the tool's namespace in the cluster. The administrators have to"
                  + " prepare the tool first.")
          : new ComponentsException.Unavailable(
              "There is no namespace %s in the cluster. The administrators have to make it."
                  .formatted(status.name()),
              LONGEST_PAUSE);
    }
    return new ComponentsException.Unavailable(
        "The Kubernetes API server does not know how to %s. Are the custom resources installed? %s"
            .formatted(did, status.message()),
        LONGEST_PAUSE);
  }

  private static Duration pause(@Nullable String retryAfter) {
    try {
      Duration asked =
          retryAfter == null ? USUAL_PAUSE : Duration.ofSeconds(Long.parseLong(retryAfter));
      return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
    } catch (NumberFormatException e) {
      return USUAL_PAUSE;
    }
  }

  /** What the API server says of a refused request. */
  private record Status(String message, String reason, String name, String details) {

    static Status of(String body) {
      Optional<JsonObject> tree = tree(body);
      String message =
          text(tree, "message").orElse(body.isBlank() ? "no reason given" : body.strip());
      String shown =
          message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + "…";
      return new Status(
          shown,
          text(tree, "reason").orElse(""),
          text(tree.map(status -> status.get("details")).flatMap(Status::mapping), "name")
              .orElse(""),
          tree.map(status -> String.valueOf(status.get("details"))).orElse(""));
    }

    private static Optional<String> text(Optional<JsonObject> tree, String key) {
      return tree.map(status -> status.get(key))
          .filter(JsonElement::isJsonPrimitive)
          .map(JsonElement::getAsString);
    }

    private static Optional<JsonObject> mapping(JsonElement any) {
      return any instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    private static Optional<JsonObject> tree(String body) {
      try {
        return mapping(JsonParser.parseString(body));
      } catch (JsonParseException e) {
        return Optional.empty();
      }
    }

    boolean names(String word) {
      return details.contains("\"" + word + "\"");
    }
  }
}
