package org.toolforge.components.inmemory.durable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that is held open, and what lies in it by name. No link is ever followed, also not one
 * that takes the place of something between two calls: each name is looked up in the folder that is
 * held, not by its path.
 */
final class Folder implements Closeable {

  private final SecureDirectoryStream<Path> held;

  private Folder(SecureDirectoryStream<Path> held) {
    this.held = held;
  }

  /** The folder at that path, which may be a link. */
  @SuppressWarnings("StreamResourceLeak") // The folder closes it.
  static Folder open(Path path) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(path);
    if (stream instanceof SecureDirectoryStream<Path> held) {
      return new Folder(held);
    }
    stream.close();
    throw new IOException("The file system of this machine cannot keep links from being followed");
  }

  /** The folder of that name in it, if that is one. */
  Optional<Folder> folder(String name) throws IOException {
    if (attributes(name).filter(BasicFileAttributes::isDirectory).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Folder(held.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS)));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    }
  }

  /** How what has that name is, be it a link; empty when there is nothing. */
  Optional<BasicFileAttributes> attributes(String name) throws IOException {
    try {
      return Optional.of(
          held.getFileAttributeView(
                  Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes());
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    }
  }

  /** The names of all that lies in it; to be asked for once. */
  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try {
      held.forEach(path -> names.add(path.getFileName().toString()));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  FileChannel read(String name) throws IOException {
    return channel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  /** A file that is not there yet. */
  FileChannel create(String name) throws IOException {
    return channel(
        name,
        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS));
  }

  private FileChannel channel(String name, Set<OpenOption> options) throws IOException {
    SeekableByteChannel channel = held.newByteChannel(Path.of(name), options);
    if (channel instanceof FileChannel file) {
      return file;
    }
    channel.close();
    throw new IOException("The file system of this machine has no usual files");
  }

  /** Moves what has that name to another folder, in place of a file or an empty folder there. */
  void move(String name, Folder to, String nameThere) throws IOException {
    held.move(Path.of(name), to.held, Path.of(nameThere));
  }

  /** Removes what has that name with all that is in it; a link goes, not what it leads to. */
  void delete(String name) throws IOException {
    Optional<Folder> folder = folder(name);
    try {
      if (folder.isEmpty()) {
        held.deleteFile(Path.of(name));
        return;
      }
      try (Folder doomed = folder.get()) {
        for (String child : doomed.names()) {
          doomed.delete(child);
        }
      }
      held.deleteDirectory(Path.of(name));
    } catch (NoSuchFileException e) {
      // Somebody else was quicker.
    }
  }

  /** Removes a folder if nothing is in it. */
  void deleteEmpty(String name) throws IOException {
    held.deleteDirectory(Path.of(name));
  }

  /** Returns once the names in it are on the disk. */
  void force() throws IOException {
    try (FileChannel channel = channel(".", Set.of(StandardOpenOption.READ))) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    held.close();
  }
}
