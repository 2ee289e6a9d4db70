package org.toolforge.components.inmemory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.inmemory.DemandBehaviour.End;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.run.ResultPath;

/**
 * How the runs on demand of one component go. Each call replaces one trait and keeps the others.
 */
public final class DemandScript {

  private static final DemandBehaviour USUAL = DemandBehaviour.succeedsAfter(Duration.ofSeconds(3));

  private final Book book;
  private final ComponentName component;

  private DemandScript(Book book, ComponentName component) {
    this.book = book;
    this.component = component;
  }

  /** What is told of all components. */
  static final class Book {
    private final Map<ComponentName, DemandBehaviour> told = new ConcurrentHashMap<>();

    DemandScript of(ComponentName component) {
      return new DemandScript(this, component);
    }

    DemandBehaviour behaviour(ComponentName component) {
      return told.getOrDefault(component, USUAL);
    }
  }

  public DemandScript isPendingFor(Duration duration) {
    return told(now -> now.pendingFor(duration));
  }

  public DemandScript takes(Duration duration) {
    return told(now -> now.taking(duration));
  }

  public DemandScript succeeds() {
    return told(now -> now.ending(new End.Succeeds()));
  }

  /** Its process ends with that code, other than 0. */
  public DemandScript failsWith(int exitCode) {
    return told(now -> now.ending(new End.Fails(exitCode)));
  }

  /** It does not begin, for a reason that the tool's owner can mend. */
  public DemandScript cannotStartBecause(String message) {
    return told(now -> now.ending(new End.CannotStart(Fault.CONTENT, message)));
  }

  /** It goes on until its time is up. */
  public DemandScript neverEnds() {
    return told(now -> now.ending(new End.NeverEnds()));
  }

  public DemandScript isRefusedWith(String message) {
    return told(now -> now.ending(new End.IsRefused(message)));
  }

  /** It prints these lines when it has begun, besides the usual ones. */
  public DemandScript prints(String... lines) {
    return told(now -> now.printing(List.of(lines)));
  }

  /** It leaves that file, besides those that were told before. */
  public DemandScript leaves(String path, byte[] content) {
    DemandBehaviour.Leaves one = new DemandBehaviour.Leaves(new ResultPath(path), content);
    return told(now -> now.leaving(one));
  }

  /** It leaves that text, besides what was told before. */
  public DemandScript leaves(String path, String content) {
    return leaves(path, content.getBytes(StandardCharsets.UTF_8));
  }

  private DemandScript told(UnaryOperator<DemandBehaviour> change) {
    book.told.compute(component, (name, now) -> change.apply(now == null ? USUAL : now));
    return this;
  }
}
