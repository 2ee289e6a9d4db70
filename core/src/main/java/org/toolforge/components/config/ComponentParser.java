package org.toolforge.components.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.References.Reference;

/** Reads one component; what it refers to is checked later, when all are known. */
record ComponentParser(Addresses addresses) {

  private static final KnownKeys KEYS =
      KnownKeys.of(List.of("description", "component_type", "build", "wait_for", "run"))
          .alsoSpelled("type", "component_type")
          .withInner("build", BuildParser.KEYS)
          .withInner("run", ComponentKind.RUN_KEYS);
  private static final ComponentName STAND_IN = new ComponentName("stand-in");

  /**
   * What was read of one component, with stand-ins for what is wrong, so that the rest of the
   * document can be judged too.
   *
   * @param key the name as written, perhaps no valid one
   * @param component absent when it is no mapping
   * @param builds whether it names a repository to build from
   * @param publish where it asks for the tool's address, if it does
   * @param waitsAt where the list of what it waits for stands
   */
  record Draft(
      String key,
      @Nullable Component component,
      boolean builds,
      @Nullable Reference reuse,
      @Nullable Field publish,
      Findings waitsAt,
      List<Reference> waits) {}

  Draft parse(Field entry) {
    ComponentName name = name(entry);
    Node.Mapping mapping = entry.mapping();
    if (mapping == null) {
      return new Draft(entry.written(), null, false, null, null, entry.at(), List.of());
    }
    Fields fields = Fields.of(entry.at(), mapping, KEYS);
    Field description = fields.get("description");
    String described = description == null ? null : description.text();
    BuildParser.Build build = new BuildParser(addresses).parse(fields);
    Field waits = fields.filled("wait_for");
    List<Reference> waitFor = waits == null ? List.of() : references(waits);
    Fields run = run(fields);
    ComponentKind.Choice choice = ComponentKind.of(fields, run);
    if (choice != null) {
      choice.refuseForeign(run);
      required(choice.kind(), run);
    }
    RunSpec spec = RunParser.parse(run);
    KindParser.Common common =
        new KindParser.Common(
            name, described == null ? "" : described, build.source(), names(waitFor), spec);
    Component component = component(choice, new KindParser(common, run));
    Findings waitsAt = waits == null ? entry.at() : waits.at();
    return new Draft(
        entry.written(),
        component,
        build.builds(),
        build.reuse(),
        run.get("publish"),
        waitsAt,
        waitFor);
  }

  private static ComponentName name(Field entry) {
    if (ComponentName.isValid(entry.written())) {
      return new ComponentName(entry.written());
    }
    entry
        .at()
        .violation(
            "is no name for a component; use at most %d lower-case letters, digits and inner hyphens"
                .formatted(ComponentName.MAX_LENGTH),
            Shown.text(entry.written()));
    return STAND_IN;
  }

  private static Fields run(Fields component) {
    Field field = component.filled("run");
    Node.Mapping mapping = field == null ? null : field.mapping();
    return field == null || mapping == null
        ? Fields.absent(component.at().at("run"))
        : Fields.of(field.at(), mapping, ComponentKind.RUN_KEYS);
  }

  private static List<Reference> references(Field field) {
    Set<String> seen = new LinkedHashSet<>();
    List<Reference> references = new ArrayList<>();
    int index = 0;
    for (Node item : field.items()) {
      Field entry = field.entry(String.valueOf(index++), item);
      String name = entry.words();
      if (name != null && seen.add(name)) {
        references.add(new Reference(entry.at(), name));
      }
    }
    return references;
  }

  private static List<ComponentName> names(List<Reference> references) {
    return references.stream()
        .map(Reference::name)
        .filter(ComponentName::isValid)
        .map(ComponentName::new)
        .toList();
  }

  private static void required(ComponentKind kind, Fields run) {
    if (!run.has("schedule") && kind == ComponentKind.SCHEDULED) {
      run.missing("schedule", "is required for a scheduled component");
    }
    if (run.has("command")) {
      return;
    }
    if (kind != ComponentKind.CONTINUOUS) {
      run.missing("command", "is required for a %s component".formatted(Field.word(kind)));
    } else if (run.isWrittenEmpty()) {
      run.missing(
          "command",
          "is required when 'run' says nothing else; leave 'run' out to start '%s'"
              .formatted(ContinuousComponent.DEFAULT_COMMAND));
    }
  }

  private static Component component(ComponentKind.@Nullable Choice choice, KindParser parser) {
    if (choice == null) {
      return parser.unknown();
    }
    return switch (choice.kind()) {
      case CONTINUOUS -> parser.continuous();
      case SCHEDULED -> parser.scheduled();
      case ONE_OFF -> parser.oneOff();
    };
  }
}
