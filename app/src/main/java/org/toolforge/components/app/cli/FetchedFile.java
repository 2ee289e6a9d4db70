package org.toolforge.components.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A file that is there as a whole once it is fetched, and as it was before until then. */
record FetchedFile(Path path) {

  /** Fills a file. */
  interface Filling {
    void into(OutputStream destination) throws IOException, InterruptedException;
  }

  /**
   * Where it goes.
   *
   * @param result its path among the results of a run
   * @param to what the user says; null for its own name
   * @throws UserMistake when it cannot go there
   */
  static FetchedFile of(String result, @Nullable String to) {
    String name = to == null ? result.substring(result.lastIndexOf('/') + 1) : to;
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path) || name.isEmpty() || path.getFileName() == null) {
        throw new UserMistake("'%s' is no name for a file; name one with --to.".formatted(name));
      }
      if (to == null && Files.exists(path)) {
        throw new UserMistake(
            "There is a file '%s' already. Name another with --to, or say --to '%s' to replace it."
                .formatted(name, name));
      }
      return new FetchedFile(path);
    } catch (InvalidPathException e) {
      throw new UserMistake("'%s' is no name for a file; name one with --to.".formatted(name));
    }
  }

  void write(Filling filling) throws InterruptedException {
    Path whole = path.toAbsolutePath();
    try {
      Path part = Files.createTempFile(whole.getParent(), ".fetching-", ".part");
      try {
        try (OutputStream destination = Files.newOutputStream(part)) {
          filling.into(destination);
        }
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        boolean unused = Files.deleteIfExists(part);
      }
    } catch (FileSystemException e) {
      String reason = e.getReason();
      throw new UserMistake(
          "Cannot write '%s': %s"
              .formatted(path, reason == null ? e.getClass().getSimpleName() : reason));
    } catch (IOException e) {
      throw new UserMistake("Cannot write '%s': %s".formatted(path, e.getMessage()));
    }
  }
}
