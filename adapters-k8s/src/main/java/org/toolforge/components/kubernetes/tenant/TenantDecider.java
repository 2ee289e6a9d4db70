package org.toolforge.components.kubernetes.tenant;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;

/** Decides what is to be done for a tenant. Pure: the same facts give the same decision. */
final class TenantDecider {

  /** Nothing tells when a namespace is gone. */
  private static final Duration WHILE_A_NAMESPACE_GOES = Duration.ofSeconds(2);

  private final Wanted wanted;

  /** To whom a namespace belongs. */
  private enum Belonging {
    /** It is not there. */
    ABSENT,
    /** We made it for this tenant. */
    MADE,
    /** It was there before, and was taken for this tenant. */
    ADOPTED,
    /** Somebody else's. */
    FOREIGN
  }

  TenantDecider(TenantSettings settings) {
    this.wanted = new Wanted(settings);
  }

  Decision decide(Facts facts) {
    return facts.tool().object().isBeingDeleted() ? removing(facts) : preparing(facts);
  }

  /** For an object whose name no tool can have; nothing was ever made for it. */
  static Decision nameless(Tool tool) {
    return tool.object().isBeingDeleted() && tool.hasFinalizer()
        ? Decision.act(List.of(released(tool)))
        : Decision.say(
            Verdict.invalidName(
                "No tool can have the name '%s': at most %d lower-case letters, digits and inner hyphens."
                    .formatted(tool.object().name(), ToolName.MAX_LENGTH)));
  }

  private static Act released(Tool tool) {
    return new Act.Patch(Resource.TOOLS, tool.object(), tool.withFinalizer(false));
  }

  private Decision preparing(Facts facts) {
    Tool tool = facts.tool();
    if (!tool.hasFinalizer()) {
      return Decision.act(
          List.of(new Act.Patch(Resource.TOOLS, tool.object(), tool.withFinalizer(true))));
    }
    String namespace = Namespaces.of(facts.name());
    if (facts.namespace().filter(KubeObject::isBeingDeleted).isPresent()) {
      return Decision.await(Verdict.namespaceGoes(namespace), WHILE_A_NAMESPACE_GOES);
    }
    return switch (belonging(facts)) {
      case ABSENT -> Decision.act(making(facts));
      case MADE, ADOPTED -> {
        List<Act> acts = completing(facts);
        yield acts.isEmpty() ? Decision.say(Verdict.prepared(namespace)) : Decision.act(acts);
      }
      case FOREIGN ->
          tool.adopt()
              ? Decision.act(patched(facts, seen -> Marks.adopting(seen, tool)))
              : Decision.say(Verdict.namespaceExists(namespace));
    };
  }

  private static Belonging belonging(Facts facts) {
    if (facts.namespace().isEmpty()) {
      return Belonging.ABSENT;
    }
    KubeObject namespace = facts.namespace().get();
    if (!Marks.isOf(namespace, facts.tool())) {
      return Belonging.FOREIGN;
    }
    return Marks.isAdopted(namespace) ? Belonging.ADOPTED : Belonging.MADE;
  }

  private List<Act> making(Facts facts) {
    List<Act> acts = new ArrayList<>();
    Wanted.Item namespace = wanted.namespace(facts.name(), facts.tool());
    acts.add(new Act.Create(namespace.resource(), namespace.object()));
    for (Wanted.Item item : wanted.contents(facts.name(), facts.tool())) {
      acts.add(new Act.Apply(item.resource(), item.object()));
    }
    return acts;
  }

  private List<Act> completing(Facts facts) {
    List<Act> acts = new ArrayList<>(labelling(facts));
    for (Wanted.Item item : wanted.contents(facts.name(), facts.tool())) {
      Optional<KubeObject> present = facts.content(item.object());
      if (present.isEmpty()) {
        acts.add(new Act.Apply(item.resource(), item.object()));
      } else if (Marks.isOf(present.get(), facts.tool())
          && !Trees.has(present.get().tree(), item.object().tree())) {
        acts.addAll(changing(item, present.get()));
      }
      // What somebody else made under such a name is theirs, as in a namespace that was adopted.
    }
    return acts;
  }

  private List<Act> labelling(Facts facts) {
    KubeObject labelled = wanted.namespace(facts.name(), facts.tool()).object();
    if (belonging(facts) != Belonging.MADE
        || Trees.has(facts.namespace().orElseThrow().tree(), labelled.tree())) {
      return List.of();
    }
    return patched(
        facts,
        seen -> {
          JsonObject patch = Trees.patchOf(seen);
          patch.getAsJsonObject("metadata").add("labels", labelled.metadata().get("labels"));
          return patch;
        });
  }

  /** To which role a binding binds cannot be changed. */
  private static List<Act> changing(Wanted.Item item, KubeObject present) {
    Act apply = new Act.Apply(item.resource(), item.object());
    boolean anotherRole =
        item.object().part("roleRef").isPresent()
            && !present.part("roleRef").equals(item.object().part("roleRef"));
    return anotherRole ? List.of(new Act.Delete(item.resource(), present), apply) : List.of(apply);
  }

  private Decision removing(Facts facts) {
    Tool tool = facts.tool();
    if (!tool.hasFinalizer()) {
      return Decision.nothing();
    }
    return switch (belonging(facts)) {
      case MADE -> {
        KubeObject namespace = facts.namespace().orElseThrow();
        yield namespace.isBeingDeleted()
            ? Decision.await(Verdict.terminating(namespace.name()), WHILE_A_NAMESPACE_GOES)
            : Decision.act(List.of(new Act.Delete(Resource.NAMESPACES, namespace)));
      }
      case ADOPTED -> {
        List<Act> acts = new ArrayList<>();
        for (Wanted.Item item : wanted.contents(facts.name(), tool)) {
          facts
              .content(item.object())
              .filter(present -> Marks.isOf(present, tool))
              .ifPresent(present -> acts.add(new Act.Delete(item.resource(), present)));
        }
        acts.addAll(patched(facts, Marks::releasing));
        yield Decision.act(acts);
      }
      case ABSENT, FOREIGN -> Decision.act(List.of(released(tool)));
    };
  }

  private static List<Act> patched(Facts facts, Function<KubeObject, JsonObject> change) {
    KubeObject seen = facts.namespace().orElseThrow();
    return List.of(new Act.Patch(Resource.NAMESPACES, seen, change.apply(seen)));
  }
}
