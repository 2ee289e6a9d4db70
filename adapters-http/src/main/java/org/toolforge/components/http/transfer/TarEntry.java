package org.toolforge.components.http.transfer;

/**
 * What an archive says before it gives the bytes of something.
 *
 * @param name as it is written
 * @param size how many bytes follow
 */
public record TarEntry(String name, Kind kind, long size) {

  /** What can lie in a folder. */
  public enum Kind {
    FILE,
    FOLDER,
    LINK,
    /** A device, a pipe, or something that only some programs know. */
    OTHER
  }
}
