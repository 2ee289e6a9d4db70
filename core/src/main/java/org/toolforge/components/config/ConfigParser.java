package org.toolforge.components.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/** From a document's tree to its meaning, or to every mistake in it. */
public final class ConfigParser {

  /** A config may not have more components than this. */
  public static final int MOST_COMPONENTS = 100;

  private static final KnownKeys KEYS =
      KnownKeys.of(List.of("config_version", "source_url", "source", "components"));

  /** Both are read alike. */
  private static final List<String> VERSIONS = List.of("v1beta1", "0.1");

  private static final BigDecimal FIRST = new BigDecimal("0.1");

  private final Addresses addresses;

  /**
   * @param fileRepositoriesAllowed whether the operator lets configs name {@code file://}
   *     repositories
   */
  public ConfigParser(boolean fileRepositoriesAllowed) {
    this.addresses = new Addresses(fileRepositoriesAllowed);
  }

  /**
   * Checks every rule and fills in the defaults.
   *
   * @throws ComponentsException.Invalid with all violations at once
   */
  public ConfigDocument parse(Node document) {
    Node.Mapping written = mapping(document);
    Findings findings = Findings.none();
    Fields root = Fields.of(findings, written, KEYS);
    SourceParser sources = new SourceParser(addresses);
    boolean pointsElsewhere = sources.isThere(root);
    ConfigSource source = sources.parse(root);
    return new ConfigDocument(
        written, config(root, source, pointsElsewhere, findings), findings.warnings());
  }

  /**
   * Checks a document that another one points to. It cannot point on: a source in it is ignored
   * with a warning.
   *
   * @throws ComponentsException.Invalid with all violations at once
   */
  public ConfigDocument parseFetched(Node document) {
    Node.Mapping written = mapping(document);
    Findings findings = Findings.none();
    Fields root = Fields.of(findings, written, KEYS);
    for (String key : List.of("source_url", "source")) {
      Field field = root.filled(key);
      if (field != null) {
        findings.warning(
            "Field %s of the fetched config is ignored; the stored config says where to fetch from"
                .formatted(field.written()));
      }
    }
    return new ConfigDocument(written, config(root, null, false, findings), findings.warnings());
  }

  /**
   * Reads one component as {@link ConfigWriter#component} writes it. What it says of others is not
   * checked, as they are not there.
   *
   * @throws ComponentsException.Invalid with all violations at once
   */
  public Component parseComponent(ComponentName name, Node component) {
    Findings findings = Findings.none();
    Field entry = new Field(name.value(), component, findings.at(name.value()));
    Component read = new ComponentParser(addresses).parse(entry).component();
    findings.throwViolations();
    return Objects.requireNonNull(read);
  }

  private static Node.Mapping mapping(Node document) {
    if (document instanceof Node.Mapping mapping) {
      return mapping;
    }
    String rule = "the config must be a mapping with the key 'components'";
    throw new ComponentsException.Invalid(
        List.of(new Violation(List.of(), rule, Shown.node(document))), List.of());
  }

  private ToolConfig config(
      Fields root, @Nullable ConfigSource source, boolean pointsElsewhere, Findings findings) {
    checkVersion(root);
    List<ComponentParser.Draft> drafts = components(root, pointsElsewhere);
    findings.throwViolations();
    SequencedMap<ComponentName, Component> components = new LinkedHashMap<>();
    for (ComponentParser.Draft draft : drafts) {
      Component component = draft.component();
      if (component != null) {
        components.put(component.name(), component);
      }
    }
    return new ToolConfig(source, components);
  }

  private static void checkVersion(Fields root) {
    Field field = root.filled("config_version");
    if (field == null) {
      return;
    }
    boolean known =
        field.value() instanceof Node.Text text
            ? VERSIONS.contains(text.value())
            : field.value() instanceof Node.Decimal number && number.value().compareTo(FIRST) == 0;
    if (!known) {
      field.violation("must be " + String.join(" or ", VERSIONS));
    }
  }

  private List<ComponentParser.Draft> components(Fields root, boolean optional) {
    Field field = root.filled("components");
    if (field == null) {
      if (!optional) {
        root.missing("components", "is required, with at least one component");
      }
      return List.of();
    }
    Node.Mapping mapping = field.mapping();
    if (mapping == null) {
      return List.of();
    }
    int count = mapping.entries().size();
    if (count == 0 && !optional) {
      field.violation("must have at least one component");
    }
    if (count > MOST_COMPONENTS) {
      field.violation("must have at most %d components, not %d".formatted(MOST_COMPONENTS, count));
    }
    List<ComponentParser.Draft> drafts = new ArrayList<>();
    ComponentParser parser = new ComponentParser(addresses);
    for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
      drafts.add(parser.parse(field.entry(entry.getKey(), entry.getValue())));
    }
    new References(drafts).check();
    return drafts;
  }
}
