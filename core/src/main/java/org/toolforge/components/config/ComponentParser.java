package org.toolforge.components.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one component; what it refers to is checked later, when all are known. */
record ComponentParser(Addresses addresses) {

  private static final KnownKeys KEYS =
      KnownKeys.of("description", "component_type", "build", "wait_for", "run")
          .alsoSpelled("type", "component_type");

  ComponentDraft parse(Field entry) {
    ComponentName name = name(entry);
    Node.Mapping mapping = entry.mapping();
    if (mapping == null) {
      return new ComponentDraft(
          entry.written(), null, BuildDraft.UNREADABLE, entry.place(), List.of());
    }
    Fields fields = Fields.of(entry.place(), mapping, KEYS, entry.findings());
    Field description = fields.get("description");
    String described = description == null ? "" : description.text();
    BuildDraft build = new BuildParser(addresses).parse(fields, entry.place(), entry.findings());
    Field waits = fields.filled("wait_for");
    List<Reference> waitFor = waits == null ? List.of() : references(waits);
    Fields run = run(fields, entry);
    KindChoice choice = KindChoice.of(fields, run);
    Component component = null;
    if (choice == null) {
      readWithoutKind(run);
    } else {
      Parts parts = new Parts(name, described, build.source(), names(waitFor));
      component = component(choice, run, parts);
    }
    Place waitsAt = waits == null ? entry.place() : waits.place();
    return new ComponentDraft(entry.written(), component, build, waitsAt, waitFor);
  }

  /** What all types have; parts that could not be read are absent. */
  private record Parts(
      @Nullable ComponentName name,
      @Nullable String description,
      @Nullable BuildSource build,
      List<ComponentName> waitFor) {}

  private static @Nullable ComponentName name(Field entry) {
    if (ComponentName.isValid(entry.written())) {
      return new ComponentName(entry.written());
    }
    entry
        .findings()
        .violation(
            entry.place(),
            "is no name for a component; use at most %d lower-case letters, digits and inner hyphens"
                .formatted(ComponentName.MAX_LENGTH),
            Shown.text(entry.written()));
    return null;
  }

  private static Fields run(Fields component, Field entry) {
    Field field = component.filled("run");
    Node.Mapping mapping = field == null ? null : field.mapping();
    if (field == null || mapping == null) {
      return Fields.absent(entry.place().then("run"), entry.findings());
    }
    return Fields.of(field.place(), mapping, ComponentKind.RUN_KEYS, entry.findings());
  }

  private static List<Reference> references(Field field) {
    Set<String> seen = new LinkedHashSet<>();
    List<Reference> references = new ArrayList<>();
    int index = 0;
    for (Node item : field.items()) {
      Field entry = field.at(String.valueOf(index++), item);
      String name = entry.words();
      if (name != null && seen.add(name)) {
        references.add(new Reference(entry.place(), name));
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

  /** Finds the mistakes that are mistakes whatever the type. */
  private static void readWithoutKind(Fields run) {
    RunParser.parse(run, run.words("command", ""));
    ContinuousRun.parse(run);
    ScheduledRun.parse(run);
    run.choice("rerun", OneOffComponent.Rerun.class, OneOffComponent.Rerun.ON_CHANGE);
  }

  private static @Nullable Component component(KindChoice choice, Fields run, Parts parts) {
    choice.kind().refuseForeign(run, choice.because());
    requireCommand(choice.kind(), run);
    RunSpec spec = RunParser.parse(run, run.words("command", ContinuousComponent.DEFAULT_COMMAND));
    return switch (choice.kind()) {
      case CONTINUOUS -> continuous(parts, spec, ContinuousRun.parse(run));
      case SCHEDULED -> scheduled(parts, spec, run);
      case ONE_OFF -> oneOff(parts, spec, run);
    };
  }

  private static void requireCommand(ComponentKind kind, Fields run) {
    if (run.has("command")) {
      return;
    }
    if (kind != ComponentKind.CONTINUOUS) {
      run.missing("command", "is required for a %s component".formatted(kind.word()));
    } else if (run.isWrittenEmpty()) {
      run.missing(
          "command",
          "is required when 'run' says nothing else; leave 'run' out to start '%s'"
              .formatted(ContinuousComponent.DEFAULT_COMMAND));
    }
  }

  private static @Nullable Component continuous(Parts parts, RunSpec spec, ContinuousRun own) {
    if (parts.name() == null || parts.description() == null || parts.build() == null) {
      return null;
    }
    return new ContinuousComponent(
        parts.name(),
        parts.description(),
        parts.build(),
        parts.waitFor(),
        spec,
        own.port(),
        own.published(),
        own.replicas(),
        own.healthCheck());
  }

  private static @Nullable Component scheduled(Parts parts, RunSpec spec, Fields run) {
    if (!run.has("schedule")) {
      run.missing("schedule", "is required for a scheduled component");
    }
    ScheduledRun own = ScheduledRun.parse(run);
    if (parts.name() == null
        || parts.description() == null
        || parts.build() == null
        || own.schedule() == null) {
      return null;
    }
    return new ScheduledComponent(
        parts.name(),
        parts.description(),
        parts.build(),
        parts.waitFor(),
        spec,
        own.schedule(),
        own.timeout(),
        own.retry());
  }

  private static @Nullable Component oneOff(Parts parts, RunSpec spec, Fields run) {
    int retry = ScheduledRun.retry(run);
    OneOffComponent.Rerun rerun =
        run.choice("rerun", OneOffComponent.Rerun.class, OneOffComponent.Rerun.ON_CHANGE);
    if (parts.name() == null || parts.description() == null || parts.build() == null) {
      return null;
    }
    return new OneOffComponent(
        parts.name(), parts.description(), parts.build(), parts.waitFor(), spec, retry, rerun);
  }
}
