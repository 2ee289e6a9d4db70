package org.toolforge.components.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.run.ResultFile;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.RunId;

/**
 * Keeps the files that runs on demand leave, of any size and with any bytes in them. No method
 * holds a whole file in memory, unless that is where the store keeps it. Safe for use by many
 * threads. Every method may throw {@link ComponentsException.Unavailable}.
 */
public interface ResultStore {

  /**
   * Keeps a file, in place of one that lies there already. It is there as a whole, or as it was
   * before.
   *
   * @param size how many bytes are read; what comes after them is left
   * @throws IOException when the content cannot be read, or ends too early
   * @throws ComponentsException.Conflict when the store has files and folders, and one of them is
   *     where the other has to be
   */
  void put(ToolName tool, RunId run, ResultPath path, long size, InputStream content)
      throws IOException;

  /** What a run left, by path; empty also when the run never was. */
  List<ResultFile> list(ToolName tool, RunId run);

  /** One of them, if it is there. What only leads to it, such as a link, is not. */
  Optional<ResultFile> find(ToolName tool, RunId run, ResultPath path);

  /**
   * Reads a part of a file. The stream has to be closed.
   *
   * @param offset the first byte, at least 0
   * @param length how many bytes, at least 0; the file has them
   * @throws ComponentsException.NotFound when it is not there any more
   */
  InputStream read(ToolName tool, RunId run, ResultPath path, long offset, long length);

  /** Removes all that a run left. Nothing is no error. */
  void remove(ToolName tool, RunId run);
}
