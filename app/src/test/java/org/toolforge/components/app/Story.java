package org.toolforge.components.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.inmemory.InMemoryComponents;
import org.toolforge.components.inmemory.Script;

/** Every state that one deployment went through, in virtual time. */
public record Story(List<Deployment> states) {

  public static Story of(String config, Consumer<Script> told) {
    InMemoryComponents toolforge = InMemoryComponents.create();
    told.accept(toolforge.script());
    List<Deployment> states = new CopyOnWriteArrayList<>();
    toolforge.components().watch(stored -> states.add(stored.deployment()));
    toolforge.deploy("toolhunt", config);
    return new Story(states);
  }

  public static Story ofToolhunt() {
    return of(Examples.TOOLHUNT, script -> {});
  }

  public Deployment first() {
    return states.getFirst();
  }

  public Deployment last() {
    return states.getLast();
  }

  /** The first state of which that is true. */
  public Deployment when(Predicate<Deployment> condition) {
    return states.stream().filter(condition).findFirst().orElseThrow();
  }
}
