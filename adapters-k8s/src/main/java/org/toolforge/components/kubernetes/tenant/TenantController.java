package org.toolforge.components.kubernetes.tenant;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;

/**
 * Makes the cluster be as the objects of the kind Tool want it, one at a time: looks, has the
 * {@link TenantDecider} decide, acts, and looks again until there is nothing to do. Keeps nothing
 * in mind, so it may begin anew at any time; writes nothing when everything is as it should be. Two
 * at once do no harm.
 */
public final class TenantController {

  private static final System.Logger LOG = System.getLogger(TenantController.class.getName());

  /** Each round that does something comes nearer to the end, unless others change the same. */
  private static final int ROUNDS = 10;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final KubeClient client;
  private final TenantDecider decider;
  private final Wanted wanted;
  private final Events events;
  private final InstantSource clock;

  /** Is told each time that something else is to be said of a tool. */
  @FunctionalInterface
  public interface Events {

    /**
     * Something else is so than before.
     *
     * @param tool the object of the kind Tool
     * @param trouble whether somebody should do something about it
     * @param reason a word in CamelCase
     * @param message a sentence
     */
    void tell(KubeObject tool, boolean trouble, String reason, String message);
  }

  public TenantController(
      KubeClient client, TenantSettings settings, Events events, InstantSource clock) {
    this.client = client;
    this.decider = new TenantDecider(settings);
    this.wanted = new Wanted(settings);
    this.events = events;
    this.clock = clock;
  }

  /**
   * Does what is to be done for one object of the kind Tool.
   *
   * @param name its name; nothing is done when there is none of that name
   * @return when to do so again even if nothing is heard, as while a namespace is going
   * @throws ComponentsException.Unavailable when it could not be done; to be tried again
   */
  public Optional<Duration> reconcile(String name) {
    for (int round = 0; round < ROUNDS; round++) {
      Optional<Tool> tool = client.get(Resource.TOOLS, "", name).map(Tool::new);
      if (tool.isEmpty()) {
        return Optional.empty();
      }
      Optional<ToolName> valid = tool.get().name();
      Decision decision =
          valid.isPresent()
              ? decider.decide(facts(tool.get(), valid.get()))
              : TenantDecider.nameless(tool.get());
      if (decision.acts().isEmpty()) {
        decision.verdict().ifPresent(verdict -> say(tool.get(), verdict));
        return decision.checkAgainIn();
      }
      carryOut(tool.get(), decision.acts());
    }
    throw new ComponentsException.Unavailable(
        "Somebody else keeps changing what is prepared for tool %s.".formatted(name), PAUSE);
  }

  private Facts facts(Tool tool, ToolName name) {
    Optional<KubeObject> namespace = client.get(Resource.NAMESPACES, "", Namespaces.of(name));
    List<KubeObject> contents = new ArrayList<>();
    if (namespace.filter(there -> Marks.isOf(there, tool)).isPresent()) {
      for (Wanted.Item item : wanted.contents(name, tool)) {
        client
            .get(item.resource(), item.object().namespace(), item.object().name())
            .ifPresent(contents::add);
      }
    }
    return new Facts(tool, name, namespace, contents);
  }

  private void carryOut(Tool tool, List<Act> acts) {
    try {
      for (Act act : acts) {
        if (!isDone(act)) {
          // It is not as it was when this was decided.
          return;
        }
      }
    } catch (ComponentsException e) {
      tell(tool, e);
      throw e instanceof ComponentsException.Unavailable
          ? e
          : new ComponentsException.Unavailable(String.valueOf(e.getMessage()), PAUSE, e);
    }
  }

  private boolean isDone(Act act) {
    return switch (act) {
      case Act.Create create -> client.create(create.resource(), create.object()).isPresent();
      case Act.Apply apply -> {
        KubeObject unused = client.apply(apply.resource(), apply.object());
        yield true;
      }
      case Act.Patch patch ->
          client
              .patch(
                  patch.resource(), patch.seen().namespace(), patch.seen().name(), patch.changes())
              .isPresent();
      case Act.Delete delete -> client.delete(delete.resource(), delete.seen()).isPresent();
    };
  }

  /** Says what failed, if even that can be said. */
  private void tell(Tool tool, ComponentsException why) {
    try {
      Optional<KubeObject> present = client.get(Resource.TOOLS, "", tool.object().name());
      present.ifPresent(
          now -> say(new Tool(now), Verdict.failed(String.valueOf(why.getMessage()))));
    } catch (ComponentsException e) {
      LOG.log(System.Logger.Level.DEBUG, "Nothing can be said: {0}", e.getMessage());
    }
  }

  private void say(Tool tool, Verdict verdict) {
    if (tool.verdict().filter(verdict::equals).isPresent()) {
      return;
    }
    String namespace = tool.name().map(Namespaces::of).orElse("");
    Optional<KubeObject> said =
        client.replaceStatus(Resource.TOOLS, tool.saying(verdict, namespace, clock.instant()));
    if (said.isEmpty()) {
      throw new ComponentsException.Unavailable(
          "Somebody else changed tool %s meanwhile.".formatted(tool.object().name()), PAUSE);
    }
    events.tell(said.get(), verdict.isTrouble(), verdict.reason(), verdict.message());
  }
}
