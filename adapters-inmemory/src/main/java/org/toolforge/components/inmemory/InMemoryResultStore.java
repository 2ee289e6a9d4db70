package org.toolforge.components.inmemory;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.run.ResultFile;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.RunId;

/** Results in memory, of all tools together no more than a certain size. */
final class InMemoryResultStore implements ResultStore {

  /** How much it keeps at the most when nothing else is told. */
  static final long USUAL_CAPACITY = 64L << 20;

  private record Key(ToolName tool, RunId run) {}

  private static final class Content {
    private final byte[] bytes;
    private final long number;

    Content(byte[] bytes, long number) {
      this.bytes = bytes;
      this.number = number;
    }

    ResultFile file(ResultPath path) {
      return new ResultFile(path, bytes.length, "v" + number);
    }
  }

  private final Script script;
  private final long capacity;
  private final Map<Key, Map<ResultPath, Content>> results = new HashMap<>();
  private long used;
  private long numbers;

  InMemoryResultStore(Script script) {
    this(script, USUAL_CAPACITY);
  }

  InMemoryResultStore(Script script, long capacity) {
    this.script = script;
    this.capacity = Math.min(capacity, Integer.MAX_VALUE);
  }

  @Override
  public void put(ToolName tool, RunId run, ResultPath path, long size, InputStream content)
      throws IOException {
    script.call("store of results");
    refuseBeyond(size);
    byte[] bytes = content.readNBytes((int) size);
    if (bytes.length < size) {
      throw new EOFException(
          "The content of %s ends after %d of %d bytes".formatted(path, bytes.length, size));
    }
    keep(new Key(tool, run), path, bytes);
  }

  private synchronized void keep(Key key, ResultPath path, byte[] bytes) {
    Content before = of(key).get(path);
    refuseBeyond(bytes.length - (before == null ? 0L : before.bytes.length));
    results.computeIfAbsent(key, run -> new TreeMap<>()).put(path, new Content(bytes, ++numbers));
    used += bytes.length - (before == null ? 0L : before.bytes.length);
  }

  private synchronized void refuseBeyond(long more) {
    if (more > capacity - used) {
      throw new ComponentsException.QuotaExceeded(
          "The results in memory may be %d bytes in all, of which %d are used. Remove runs that are not needed any more, or keep results in a directory."
              .formatted(capacity, used));
    }
  }

  @Override
  public synchronized List<ResultFile> list(ToolName tool, RunId run) {
    script.call("store of results");
    return of(new Key(tool, run)).entrySet().stream()
        .map(entry -> entry.getValue().file(entry.getKey()))
        .toList();
  }

  @Override
  public synchronized Optional<ResultFile> find(ToolName tool, RunId run, ResultPath path) {
    script.call("store of results");
    return Optional.ofNullable(of(new Key(tool, run)).get(path)).map(content -> content.file(path));
  }

  @Override
  public synchronized InputStream read(
      ToolName tool, RunId run, ResultPath path, long offset, long length) {
    script.call("store of results");
    Content content = of(new Key(tool, run)).get(path);
    if (content == null) {
      throw new ComponentsException.NotFound(
          "Unable to find the result %s of run %s. It was removed, or never was."
              .formatted(path, run));
    }
    // What is beyond an array of bytes cannot be in it.
    return new ByteArrayInputStream(
        content.bytes,
        (int) Math.min(offset, Integer.MAX_VALUE),
        (int) Math.min(length, Integer.MAX_VALUE));
  }

  @Override
  public synchronized void remove(ToolName tool, RunId run) {
    script.call("store of results");
    Map<ResultPath, Content> gone = results.remove(new Key(tool, run));
    if (gone != null) {
      used -= gone.values().stream().mapToLong(content -> content.bytes.length).sum();
    }
  }

  private Map<ResultPath, Content> of(Key key) {
    return results.getOrDefault(key, Map.of());
  }
}
