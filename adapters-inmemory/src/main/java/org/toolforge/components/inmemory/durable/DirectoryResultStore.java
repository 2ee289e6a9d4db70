package org.toolforge.components.inmemory.durable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.run.ResultFile;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.RunId;

/**
 * Results in a directory: {@code <tool>/<run>/<path>}. What somebody else puts there is a result as
 * well, if it is a regular file with a name that a result can have; links and what lies behind them
 * are none.
 */
public final class DirectoryResultStore implements ResultStore {

  private static final System.Logger LOG = System.getLogger(DirectoryResultStore.class.getName());

  /** Where files and folders are until they are complete, or gone; no tool has that name. */
  private static final String WORKSHOP = ".incoming";

  private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
  private static final Duration FORGOTTEN = Duration.ofDays(2);
  private static final int BUFFER = 64 << 10;
  private static final int ATTEMPTS = 5;

  private final Path root;
  private final ReentrantLock placing = new ReentrantLock();

  private DirectoryResultStore(Path root) {
    this.root = root;
  }

  /**
   * Opens that directory, and makes it if need be; only its owner may look into it then.
   *
   * @throws ComponentsException.Unavailable when it cannot be used
   */
  public static DirectoryResultStore open(Path directory) {
    try {
      if (!Files.isDirectory(directory)) {
        Files.createDirectories(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      DirectoryResultStore store = new DirectoryResultStore(directory.toRealPath());
      Files.createDirectories(store.root.resolve(WORKSHOP));
      store.tidyUp();
      return store;
    } catch (IOException | UnsupportedOperationException e) {
      throw new ComponentsException.Unavailable(
          "Results cannot be kept in %s: %s".formatted(directory, e), RETRY_AFTER, e);
    }
  }

  /** Removes what processes left that were killed; another one may be at work here. */
  private void tidyUp() throws IOException {
    Instant oldest = Instant.now().minus(FORGOTTEN);
    try (Folder top = Folder.open(root);
        Folder workshop = workshop(top)) {
      for (String name : workshop.names()) {
        if (workshop
            .attributes(name)
            .filter(file -> file.lastModifiedTime().toInstant().isBefore(oldest))
            .isPresent()) {
          workshop.delete(name);
        }
      }
    }
  }

  private static Folder workshop(Folder top) throws IOException {
    return top.folder(WORKSHOP)
        .orElseThrow(() -> new IOException("%s is no folder".formatted(WORKSHOP)));
  }

  @Override
  public void put(ToolName tool, RunId run, ResultPath path, long size, InputStream content)
      throws IOException {
    String own = UUID.randomUUID().toString();
    try (Folder top = here("be opened", () -> Folder.open(root));
        Folder workshop = here("be opened", () -> workshop(top))) {
      try {
        write(workshop, own, path, size, content);
        place(top, workshop, own, tool, run, path);
      } finally {
        here(
            "be tidied up",
            () -> {
              workshop.delete(own);
              return path;
            });
      }
    }
  }

  private void write(Folder workshop, String name, ResultPath path, long size, InputStream content)
      throws IOException {
    try (FileChannel file = here("be written", () -> workshop.create(name))) {
      byte[] buffer = new byte[(int) Math.min(BUFFER, Math.max(1, size))];
      for (long left = size; left > 0; ) {
        int count = content.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (count < 0) {
          throw new EOFException(
              "The content of %s ends after %d of %d bytes".formatted(path, size - left, size));
        }
        left -= here("be written", () -> written(file, ByteBuffer.wrap(buffer, 0, count)));
      }
      here(
          "be written",
          () -> {
            file.force(true);
            return path;
          });
    }
  }

  private static int written(FileChannel file, ByteBuffer bytes) throws IOException {
    int count = bytes.remaining();
    while (bytes.hasRemaining()) {
      int unused = file.write(bytes);
    }
    return count;
  }

  /** Lets a complete file be where it belongs, at once and for good. */
  private void place(
      Folder top, Folder workshop, String own, ToolName tool, RunId run, ResultPath path) {
    List<String> names = new ArrayList<>(List.of(tool.value(), run.value()));
    names.addAll(path.names());
    here(
        "be written",
        () -> {
          for (int attempt = 1; ; attempt++) {
            placing.lock();
            try {
              place(top, workshop, own, names, path);
              return path;
            } catch (NoSuchFileException e) {
              // A folder on the way was removed meanwhile.
              if (attempt == ATTEMPTS) {
                throw e;
              }
            } finally {
              placing.unlock();
            }
          }
        });
  }

  private void place(
      Folder parent, Folder workshop, String own, List<String> names, ResultPath path)
      throws IOException {
    String name = names.getFirst();
    if (names.size() == 1) {
      if (parent.attributes(name).filter(BasicFileAttributes::isDirectory).isPresent()) {
        throw conflict(path);
      }
      workshop.move(own, parent, name);
      parent.force();
      return;
    }
    if (parent.attributes(name).isEmpty()) {
      String made = UUID.randomUUID().toString();
      Files.createDirectory(root.resolve(WORKSHOP).resolve(made));
      workshop.move(made, parent, name);
      parent.force();
    }
    try (Folder child = parent.folder(name).orElseThrow(() -> conflict(path))) {
      place(child, workshop, own, names.subList(1, names.size()), path);
    }
  }

  private static ComponentsException.Conflict conflict(ResultPath path) {
    return new ComponentsException.Conflict(
        "The result %s cannot be kept: there is a folder of that name, or a file where a folder has to be. Give it another name."
            .formatted(path));
  }

  @Override
  public List<ResultFile> list(ToolName tool, RunId run) {
    return here(
        "be read",
        () -> {
          List<ResultFile> files = new ArrayList<>();
          try (Folder top = Folder.open(root)) {
            Optional<Folder> folder = descend(top, List.of(tool.value(), run.value()));
            if (folder.isPresent()) {
              try (Folder left = folder.get()) {
                collect(left, "", files);
              }
            }
          }
          files.sort(Comparator.comparing(ResultFile::path));
          return files;
        });
  }

  private static void collect(Folder folder, String prefix, List<ResultFile> files)
      throws IOException {
    for (String name : folder.names()) {
      String path = prefix + name;
      // A name that this JVM cannot read is not found by it either.
      if (!ResultPath.isValid(path) || name.indexOf('\uFFFD') >= 0) {
        continue;
      }
      Optional<BasicFileAttributes> attributes = folder.attributes(name);
      if (attributes.filter(BasicFileAttributes::isRegularFile).isPresent()) {
        files.add(file(new ResultPath(path), attributes.get()));
      } else if (attributes.filter(BasicFileAttributes::isDirectory).isPresent()) {
        Optional<Folder> child = folder.folder(name);
        if (child.isPresent()) {
          try (Folder inner = child.get()) {
            collect(inner, path + "/", files);
          }
        }
      }
    }
  }

  private static ResultFile file(ResultPath path, BasicFileAttributes attributes) {
    return new ResultFile(
        path,
        attributes.size(),
        "%x-%x"
            .formatted(
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                String.valueOf(attributes.fileKey()).hashCode()));
  }

  /** The folder that those names lead to, without a link on the way. */
  private static Optional<Folder> descend(Folder from, List<String> names) throws IOException {
    Optional<Folder> child = from.folder(names.getFirst());
    if (child.isEmpty() || names.size() == 1) {
      return child;
    }
    try (Folder next = child.get()) {
      return descend(next, names.subList(1, names.size()));
    }
  }

  private Optional<Folder> parent(ToolName tool, RunId run, ResultPath path) throws IOException {
    List<String> names = new ArrayList<>(List.of(tool.value(), run.value()));
    names.addAll(path.names());
    try (Folder top = Folder.open(root)) {
      return descend(top, names.subList(0, names.size() - 1));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<ResultFile> find(ToolName tool, RunId run, ResultPath path) {
    return here(
        "be read",
        () -> {
          Optional<Folder> parent = parent(tool, run, path);
          if (parent.isEmpty()) {
            return Optional.empty();
          }
          try (Folder folder = parent.get()) {
            return folder
                .attributes(path.names().getLast())
                .filter(BasicFileAttributes::isRegularFile)
                .map(attributes -> file(path, attributes));
          } catch (InvalidPathException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public InputStream read(ToolName tool, RunId run, ResultPath path, long offset, long length) {
    return here(
        "be read",
        () -> {
          // Anything but a file could be opened just as well, and some of it would wait for ever.
          if (find(tool, run, path).isEmpty()) {
            throw gone(run, path);
          }
          try (Folder folder = parent(tool, run, path).orElseThrow(() -> gone(run, path))) {
            return new FilePart(folder.read(path.names().getLast()), offset, length);
          } catch (NoSuchFileException e) {
            throw gone(run, path);
          }
        });
  }

  private static ComponentsException.NotFound gone(RunId run, ResultPath path) {
    return new ComponentsException.NotFound(
        "Unable to find the result %s of run %s. It was removed, or never was."
            .formatted(path, run));
  }

  @Override
  public void remove(ToolName tool, RunId run) {
    here(
        "be removed",
        () -> {
          try (Folder top = Folder.open(root);
              Folder workshop = workshop(top)) {
            Optional<Folder> folder = top.folder(tool.value());
            if (folder.isPresent()) {
              try (Folder ofTool = folder.get()) {
                remove(ofTool, run.value(), workshop);
              }
            }
          }
          return run;
        });
  }

  /** All of it is gone at one moment, and then takes its time to be removed. */
  private static void remove(Folder ofTool, String run, Folder workshop) throws IOException {
    if (ofTool.attributes(run).isEmpty()) {
      return;
    }
    String doomed = UUID.randomUUID().toString();
    try {
      ofTool.move(run, workshop, doomed);
    } catch (NoSuchFileException e) {
      return;
    }
    workshop.delete(doomed);
  }

  /** Something that is done in the directory. */
  @FunctionalInterface
  private interface Action<T> {
    T perform() throws IOException;
  }

  /** Tells what fails here apart from what fails elsewhere. */
  private <T> T here(String what, Action<T> action) {
    try {
      return action.perform();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "Results in {0} cannot {1}: {2}", root, what, e);
      throw new ComponentsException.Unavailable(
          "The results cannot %s. Try again; if that does not help, tell the administrators."
              .formatted(what),
          RETRY_AFTER,
          e);
    } catch (InvalidPathException e) {
      throw ComponentsException.Invalid.because(
          "A result of that name cannot be kept, as this server knows names in ASCII only. Rename it, or ask the administrators to set LC_ALL=C.UTF-8.");
    }
  }
}
