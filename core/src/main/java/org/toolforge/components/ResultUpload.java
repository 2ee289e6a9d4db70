package org.toolforge.components;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.Run;
import org.toolforge.components.run.RunLimits;

/** Takes the files that a run left, one after the other. For one thread. */
public final class ResultUpload implements AutoCloseable {

  private final Run run;
  private final ResultStore results;
  private final RunLimits limits;
  private final Runnable end;
  private final Map<ResultPath, Long> sizes = new HashMap<>();
  private long bytes;

  /**
   * @param end what is to be done when it is closed
   */
  ResultUpload(Run run, ResultStore results, RunLimits limits, Runnable end) {
    this.run = run;
    this.results = results;
    this.limits = limits;
    this.end = end;
    results.list(run.order().tool(), run.id()).forEach(file -> count(file.path(), file.size()));
  }

  /**
   * Keeps a file, in place of one that lies there already.
   *
   * @param size how many bytes are read
   * @throws ComponentsException.QuotaExceeded when it would be more than a run may leave
   * @throws ComponentsException.Conflict when there is a folder of that name, or a file where a
   *     folder of it would be
   * @throws IOException when the content cannot be read, or ends too early
   */
  public void store(ResultPath path, long size, InputStream content) throws IOException {
    Long before = sizes.get(path);
    int files = sizes.size() + (before == null ? 1 : 0);
    long others = bytes - (before == null ? 0 : before);
    if (files > limits.resultFiles()) {
      throw tooMuch("%d files".formatted(limits.resultFiles()), path);
    }
    if (size > limits.resultBytes() - others) {
      throw tooMuch("%d bytes in all".formatted(limits.resultBytes()), path);
    }
    results.put(run.order().tool(), run.id(), path, size, content);
    count(path, size);
  }

  private ComponentsException.QuotaExceeded tooMuch(String most, ResultPath path) {
    return new ComponentsException.QuotaExceeded(
        "The results of a run may be %s at the most, and %s is beyond that. What came before it is kept."
            .formatted(most, path));
  }

  private void count(ResultPath path, long size) {
    Long before = sizes.put(path, size);
    bytes += size - (before == null ? 0 : before);
  }

  @Override
  public void close() {
    end.run();
  }
}
