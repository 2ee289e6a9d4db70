package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunOrder;
import org.toolforge.components.run.RunState;

/** What is noted on the Job of a run, as JSON. What somebody wrote over is read as absent. */
final class RunJson {

  private static final String COMPONENT = "component";
  private static final String IMAGE = "image";
  private static final String TIMEOUT = "timeout";
  private static final String CALLBACK = "callback";
  private static final String CREATED_BY = "createdBy";
  private static final String CREATED_AT = "createdAt";
  private static final String STATE = "state";
  private static final String FAULT = "fault";
  private static final String MESSAGE = "message";
  private static final String EXIT_CODE = "exitCode";
  private static final String STARTED_AT = "startedAt";
  private static final String ENDED_AT = "endedAt";
  private static final String AT = "at";
  private static final String SUCCEEDED = "succeeded";
  private static final String FAILED = "failed";
  private static final String DELIVERED = "delivered";
  private static final String GIVEN_UP = "given up";

  private RunJson() {}

  static String order(RunOrder order) {
    JsonObject json = new JsonObject();
    json.addProperty(COMPONENT, JobSpecJson.writeComponent(order.component()));
    json.addProperty(IMAGE, order.image().reference());
    json.addProperty(TIMEOUT, order.timeout().toString());
    CallbackUrl callback = order.callback();
    if (callback != null) {
      json.addProperty(CALLBACK, callback.toString());
    }
    json.addProperty(CREATED_BY, order.createdBy());
    json.addProperty(CREATED_AT, order.createdAt().toString());
    return json.toString();
  }

  static Optional<RunOrder> order(ToolName tool, String id, String text) {
    try {
      Optional<Tree> read = tree(text);
      return read.flatMap(json -> JobSpecJson.readComponent(json.text(COMPONENT)))
          .filter(OneOffComponent.class::isInstance)
          .map(OneOffComponent.class::cast)
          .map(component -> order(tool, id, component, read.orElseThrow()));
    } catch (DateTimeException | ComponentsException e) {
      return Optional.empty();
    }
  }

  private static RunOrder order(ToolName tool, String id, OneOffComponent component, Tree json) {
    String callback = json.text(CALLBACK);
    return new RunOrder(
        new RunId(id),
        tool,
        component,
        new Image(json.text(IMAGE)),
        Duration.parse(json.text(TIMEOUT)),
        callback.isEmpty() ? null : CallbackUrl.of(callback),
        json.text(CREATED_BY),
        Instant.parse(json.text(CREATED_AT)));
  }

  /** How a run ended. */
  static String end(RunState end) {
    JsonObject json = new JsonObject();
    switch (end) {
      case RunState.Succeeded succeeded -> {
        json.addProperty(STATE, SUCCEEDED);
        json.addProperty(STARTED_AT, succeeded.startedAt().toString());
        json.addProperty(ENDED_AT, succeeded.endedAt().toString());
      }
      case RunState.Failed failed -> {
        json.addProperty(STATE, FAILED);
        json.addProperty(FAULT, failed.fault().name());
        json.addProperty(MESSAGE, failed.message());
        json.addProperty(EXIT_CODE, failed.exitCode());
        Instant started = failed.startedAt();
        if (started != null) {
          json.addProperty(STARTED_AT, started.toString());
        }
        json.addProperty(ENDED_AT, failed.endedAt().toString());
      }
      case RunState.Pending ignored -> throw new IllegalArgumentException("It has not ended");
      case RunState.Running ignored -> throw new IllegalArgumentException("It has not ended");
    }
    return json.toString();
  }

  static Optional<RunState> end(String text) {
    try {
      return tree(text).flatMap(RunJson::end);
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<RunState> end(Tree json) {
    @Nullable Instant started = json.time(STARTED_AT).orElse(null);
    Instant ended = Instant.parse(json.text(ENDED_AT));
    return switch (json.text(STATE)) {
      case SUCCEEDED ->
          Optional.of(new RunState.Succeeded(started == null ? ended : started, ended));
      case FAILED ->
          Optional.of(
              new RunState.Failed(
                  Fault.valueOf(json.text(FAULT)),
                  json.text(MESSAGE),
                  json.text(EXIT_CODE).isEmpty() ? null : json.whole(EXIT_CODE),
                  started,
                  ended));
      default -> Optional.empty();
    };
  }

  /** What became of a callback; there is nothing to note of one that nobody wanted. */
  static String callback(CallbackState state) {
    JsonObject json = new JsonObject();
    switch (state) {
      case CallbackState.Delivered delivered -> {
        json.addProperty(STATE, DELIVERED);
        json.addProperty(AT, delivered.at().toString());
      }
      case CallbackState.GivenUp givenUp -> {
        json.addProperty(STATE, GIVEN_UP);
        json.addProperty(AT, givenUp.at().toString());
        json.addProperty(MESSAGE, givenUp.why());
      }
      case CallbackState.Pending ignored -> json.addProperty(STATE, "pending");
      case CallbackState.NotWanted ignored -> json.addProperty(STATE, "not wanted");
    }
    return json.toString();
  }

  /** Empty when it is not known to have been made, or given up. */
  static Optional<CallbackState> callback(String text) {
    try {
      return tree(text).flatMap(RunJson::callback);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<CallbackState> callback(Tree json) {
    return switch (json.text(STATE)) {
      case DELIVERED -> Optional.of(new CallbackState.Delivered(Instant.parse(json.text(AT))));
      case GIVEN_UP ->
          Optional.of(new CallbackState.GivenUp(Instant.parse(json.text(AT)), json.text(MESSAGE)));
      default -> Optional.empty();
    };
  }

  private static Optional<Tree> tree(String text) {
    try {
      return JsonParser.parseString(text) instanceof JsonObject json
          ? Optional.of(new Tree(json))
          : Optional.empty();
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }
}
