package org.toolforge.components.http.git;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One repository that is looked into. For use by one thread. */
interface Conversation extends AutoCloseable {

  /**
   * What is to be had.
   *
   * @param wants the names of objects
   * @param depth how many commits back from each; 0 for no limit
   * @param filter what to leave out, in git's words; null for nothing
   */
  record Fetch(List<String> wants, int depth, @Nullable String filter) {}

  /** The commit that is meant, if the repository has the ref. */
  Optional<String> resolve(RefPicker picker) throws IOException;

  /** Whether parts can be left out, so that a fetch is cheap. */
  boolean leavesOut() throws IOException;

  /** Whether an object can be asked for that no ref points to. */
  boolean handsOutAnything() throws IOException;

  /**
   * Gets objects.
   *
   * @throws GitFailure.NotHandedOut when the host does not have one of them, or keeps it
   */
  void fetch(Fetch what) throws IOException;

  /** What was fetched. */
  ObjectShelf objects();

  @Override
  void close();
}
