package org.toolforge.components.kubernetes.settings;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Node;

/** A mapping in a settings file. Every key is read once; what is left then is a mistake. */
public final class SettingsPart {

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);

  private final String path;
  private final Map<String, Node> left;

  private SettingsPart(String path, Map<String, Node> entries) {
    this.path = path;
    this.left = new LinkedHashMap<>(entries);
  }

  public static SettingsPart of(Node document) {
    if (document instanceof Node.Mapping mapping) {
      return new SettingsPart("", mapping.entries());
    }
    if (document instanceof Node.Nothing) {
      return new SettingsPart("", Map.of());
    }
    throw wrong("The file", "a mapping of keys to values");
  }

  /** A mapping that was read from another one. */
  public static SettingsPart inside(String path, Node.Mapping mapping) {
    return new SettingsPart(path, mapping.entries());
  }

  private static ComponentsException wrong(String what, String wanted) {
    return ComponentsException.Invalid.because("%s must be %s".formatted(what, wanted));
  }

  private String named(String key) {
    return "Setting '%s'".formatted(at(key));
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private @Nullable Node take(String key) {
    Node node = left.remove(key);
    return node instanceof Node.Nothing ? null : node;
  }

  private String text(String key, Node node) {
    if (node instanceof Node.Text text) {
      return text.value();
    }
    throw wrong(named(key), "text; put numbers and words like 'yes' in quotes");
  }

  public String text(String key, String fallback) {
    Node node = take(key);
    return node == null ? fallback : text(key, node);
  }

  /**
   * Text that fits.
   *
   * @param wanted what it must be, for people
   */
  public String text(String key, String fallback, Predicate<String> fits, String wanted) {
    String text = text(key, fallback);
    if (!fits.test(text)) {
      throw wrong(named(key), wanted);
    }
    return text;
  }

  public boolean truth(String key, boolean fallback) {
    Node node = take(key);
    if (node == null || node instanceof Node.Truth) {
      return node instanceof Node.Truth truth ? truth.value() : fallback;
    }
    throw wrong(named(key), "true or false");
  }

  public int whole(String key, int fallback) {
    Node node = take(key);
    if (node == null) {
      return fallback;
    }
    if (node instanceof Node.Decimal number
        && number.value().signum() > 0
        && number.value().compareTo(MOST) < 0
        && number.value().stripTrailingZeros().scale() <= 0) {
      return number.value().intValue();
    }
    throw wrong(named(key), "a whole number from 1");
  }

  public List<String> texts(String key, List<String> fallback) {
    Node node = take(key);
    if (node == null) {
      return fallback;
    }
    if (node instanceof Node.Sequence sequence) {
      return sequence.items().stream().map(item -> text(key, item)).toList();
    }
    throw wrong(named(key), "a list of texts");
  }

  public Map<String, String> textsByName(String key, Map<String, String> fallback) {
    Node.Mapping mapping = mapping(key);
    return mapping == null
        ? fallback
        : mapping.entries().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    entry -> text(key + "." + entry.getKey(), entry.getValue())));
  }

  /** Null when it is not there. */
  public Node.@Nullable Mapping mapping(String key) {
    Node node = take(key);
    if (node == null || node instanceof Node.Mapping) {
      return (Node.Mapping) node;
    }
    throw wrong(named(key), "a mapping of keys to values");
  }

  /** A mapping inside, which counts as empty when it is not there. */
  public SettingsPart part(String key) {
    Node.Mapping mapping = mapping(key);
    return new SettingsPart(at(key), mapping == null ? Map.of() : mapping.entries());
  }

  /**
   * To be called when everything is read that may be there.
   *
   * @throws ComponentsException.Invalid when there is more
   */
  public void end() {
    if (!left.isEmpty()) {
      throw ComponentsException.Invalid.because(
          "There is no setting '%s'. Remove it, or correct its name."
              .formatted(at(left.keySet().iterator().next())));
    }
  }
}
