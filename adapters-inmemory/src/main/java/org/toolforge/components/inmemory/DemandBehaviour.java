package org.toolforge.components.inmemory;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.run.ResultPath;

/**
 * How a pretended run on demand goes.
 *
 * @param pending how long it is accepted and has not begun
 * @param takes how long it goes on then, unless its time is up before
 * @param prints its lines, besides the usual ones
 * @param leaves its results
 */
public record DemandBehaviour(
    Duration pending, Duration takes, End end, List<String> prints, List<Leaves> leaves) {

  /** What becomes of a run that nobody removes. */
  public sealed interface End {
    record Succeeds() implements End {}

    /** Its process ends with that code, other than 0. */
    record Fails(int exitCode) implements End {}

    /** It does not even begin. */
    record CannotStart(Fault fault, String message) implements End {}

    /** It goes on and on. */
    record NeverEnds() implements End {}

    /** The platform does not even accept it. */
    record IsRefused(String message) implements End {}
  }

  /** A file that it leaves, whether it ends well or badly. */
  public static final class Leaves {
    private final ResultPath path;
    private final byte[] content;

    public Leaves(ResultPath path, byte[] content) {
      this.path = path;
      this.content = content.clone();
    }

    public ResultPath path() {
      return path;
    }

    long size() {
      return content.length;
    }

    InputStream content() {
      return new ByteArrayInputStream(content);
    }
  }

  public DemandBehaviour {
    prints = List.copyOf(prints);
    leaves = List.copyOf(leaves);
  }

  /** It begins at once, goes on for that long, ends well and leaves nothing. */
  public static DemandBehaviour succeedsAfter(Duration takes) {
    return new DemandBehaviour(Duration.ZERO, takes, new End.Succeeds(), List.of(), List.of());
  }

  public DemandBehaviour pendingFor(Duration waits) {
    return new DemandBehaviour(waits, takes, end, prints, leaves);
  }

  public DemandBehaviour taking(Duration duration) {
    return new DemandBehaviour(pending, duration, end, prints, leaves);
  }

  public DemandBehaviour ending(End other) {
    return new DemandBehaviour(pending, takes, other, prints, leaves);
  }

  public DemandBehaviour printing(List<String> lines) {
    return new DemandBehaviour(pending, takes, end, lines, leaves);
  }

  public DemandBehaviour leaving(Leaves one) {
    List<Leaves> all = new ArrayList<>(leaves);
    all.add(one);
    return new DemandBehaviour(pending, takes, end, prints, all);
  }
}
