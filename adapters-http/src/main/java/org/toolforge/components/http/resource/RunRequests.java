package org.toolforge.components.http.resource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.Violation;
import org.toolforge.components.run.RunRequest;

/**
 * Reads what is asked of a run on demand, and finds every mistake in it: what is no request at all
 * here, what breaks the rules for requests in the core. No value is shown.
 */
final class RunRequests {

  private static final Set<String> KEYS =
      Set.of("component", "command", "env", "timeout", "callback_url");

  /** Stands for a component that is not named, while the rest is looked at. */
  private static final ComponentName ANY = new ComponentName("any");

  private static final int LONGEST_KEY = 80;

  private final Node.Mapping body;
  private final List<Violation> violations = new ArrayList<>();

  private RunRequests(Node.Mapping body) {
    this.body = body;
  }

  /**
   * @param rules tells which of them a request breaks
   * @throws ComponentsException.Invalid when the body asks for no run
   */
  static RunRequest read(
      @Nullable Node body, String createdBy, Function<RunRequest, List<Violation>> rules) {
    if (body instanceof Node.Mapping mapping) {
      return new RunRequests(mapping).read(createdBy, rules);
    }
    throw ComponentsException.Invalid.because(
        "Validation error at the top level: the body must be an object such as {\"component\":"
            + " \"web\", \"command\": \"date\"}");
  }

  private RunRequest read(String createdBy, Function<RunRequest, List<Violation>> rules) {
    body.entries().keySet().stream()
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> wrong(List.of(shown(key)), "nobody knows this key; there are " + keys()));
    ComponentName component = component();
    String command = command();
    SequencedMap<String, String> env = env();
    Duration timeout = timeout();
    CallbackUrl callback = callback();
    RunRequest request =
        new RunRequest(
            component == null ? ANY : component, command, env, timeout, callback, createdBy);
    violations.addAll(rules.apply(request));
    if (!violations.isEmpty()) {
      throw new ComponentsException.Invalid(violations, List.of());
    }
    return request;
  }

  private static String keys() {
    return "component, command, env, timeout and callback_url";
  }

  private @Nullable ComponentName component() {
    if (value("component") instanceof Node.Text text) {
      try {
        return new ComponentName(text.value());
      } catch (ComponentsException.Invalid e) {
        // The rule is the same wherever a name stands; a component of any other there cannot be.
        wrong(List.of("component"), "must be the name of a component of the tool");
        return null;
      }
    }
    wrong(List.of("component"), "must be the name of the component whose image is run");
    return null;
  }

  private @Nullable String command() {
    Node value = value("command");
    String command =
        switch (value) {
          case null -> null;
          case Node.Text text -> text.value();
          case Node.Sequence words -> ShellWords.joined(words.items()).orElse(null);
          default -> null;
        };
    if (value != null && command == null) {
      wrong(List.of("command"), "must be a text, or a list of texts that is not empty");
    }
    return command;
  }

  private SequencedMap<String, String> env() {
    SequencedMap<String, String> env = new LinkedHashMap<>();
    Node value = value("env");
    if (value instanceof Node.Mapping variables) {
      variables.entries().forEach((name, text) -> variable(name, text, env));
    } else if (value != null) {
      wrong(List.of("env"), "must be an object of names with their values");
    }
    return env;
  }

  private void variable(String name, Node value, Map<String, String> env) {
    if (value instanceof Node.Text text) {
      env.put(name, text.value());
    } else {
      wrong(List.of("env", shown(name)), "must be a text; put numbers in quotes");
    }
  }

  private @Nullable Duration timeout() {
    Node value = value("timeout");
    if (value == null) {
      return null;
    }
    if (value instanceof Node.Decimal number) {
      BigDecimal seconds = number.value();
      if (seconds.scale() == 0 && seconds.precision() < 10) {
        return Duration.ofSeconds(seconds.longValue());
      }
    }
    wrong(List.of("timeout"), "must be a whole number of seconds");
    return null;
  }

  private @Nullable CallbackUrl callback() {
    Node value = value("callback_url");
    if (value == null) {
      return null;
    }
    try {
      return CallbackUrl.of(value instanceof Node.Text text ? text.value() : "");
    } catch (ComponentsException.Invalid e) {
      wrong(
          List.of("callback_url"),
          "must be an address such as https://host/path, of at most %d characters, without a user"
                  .formatted(CallbackUrl.LONGEST)
              + " name or password");
      return null;
    }
  }

  private @Nullable Node value(String key) {
    Node value = body.entries().get(key);
    return value instanceof Node.Nothing ? null : value;
  }

  private void wrong(List<String> path, String rule) {
    violations.add(new Violation(path, rule, null));
  }

  private static String shown(String key) {
    String cut = key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) + "…" : key;
    return cut.isEmpty() ? "''" : cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
  }
}
