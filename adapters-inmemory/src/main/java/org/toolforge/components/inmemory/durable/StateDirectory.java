package org.toolforge.components.inmemory.durable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/** The directory that one process at a time has its state in; nobody else may look into it. */
final class StateDirectory implements Closeable {

  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel lock;

  private StateDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the directory for this process, and makes it if need be.
   *
   * @throws ComponentsException.Conflict when another process has it
   */
  static StateDirectory open(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, ownerOnly(path, "rwx------"));
    }
    Path file = path.resolve(LOCK);
    create(file);
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    try {
      if (lock(channel) == null) {
        throw new ComponentsException.Conflict(
            "Another process has its state in %s. Stop it, or use another directory."
                .formatted(path));
      }
      return new StateDirectory(path, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The lock ends with the process, however that ends. */
  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  Path path() {
    return path;
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** A file with nothing in it, in place of what may be there. */
  Path empty(String name) throws IOException {
    Path file = file(name);
    Files.deleteIfExists(file);
    create(file);
    return file;
  }

  /** Lets one file take the place of another: at any moment there is the one or the other. */
  void replace(Path old, Path by) throws IOException {
    Files.move(by, old, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Returns once the names of the files are on the disk. */
  void force() throws IOException {
    if (!isPosix(path)) {
      // A directory cannot be opened there.
      return;
    }
    boolean interrupted = false;
    while (!isForced()) {
      // An interrupt closes the channel; whom it is for learns of it afterwards.
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isForced() throws IOException {
    try (FileChannel directory = FileChannel.open(path)) {
      directory.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file, ownerOnly(file, "rw-------"));
    } catch (FileAlreadyExistsException e) {
      // It is there.
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
