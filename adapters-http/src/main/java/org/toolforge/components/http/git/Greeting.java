package org.toolforge.components.http.git;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.git.Packet.Kind;

/**
 * What a host tells of itself before it is asked anything.
 *
 * @param modern whether it speaks version 2 of the protocol, in which refs are asked for
 * @param features what it can do; in version 2 those of {@code fetch}
 */
record Greeting(boolean modern, Set<String> features) {

  private static final String SERVICE = "# service=";
  private static final String FETCH = "fetch=";
  private static final String NO_REFS = "capabilities^{}";
  private static final int MOST_FEATURES = 200;

  Greeting {
    features = Set.copyOf(features);
  }

  boolean can(String feature) {
    return features.contains(feature);
  }

  /** Whether an object can be asked for that no ref points to. */
  boolean handsOutAnything() {
    return modern || can("allow-reachable-sha1-in-want") || can("allow-any-sha1-in-want");
  }

  /**
   * Reads it.
   *
   * @param picker gets the refs, where they come unasked; null to skip them
   */
  static Greeting read(PacketReader in, @Nullable RefPicker picker) throws IOException {
    Packet first;
    try {
      first = in.next();
      if (first.is(Kind.DATA) && first.text().startsWith(SERVICE)) {
        in.next();
        first = in.next();
      }
    } catch (EOFException e) {
      // This is how most programs refuse.
      throw GitFailure.noRepository();
    }
    if (first.isError()) {
      throw GitFailure.noRepository();
    }
    return first.is(Kind.DATA) && first.text().equals("version 2")
        ? readFeatures(in)
        : readRefs(in, first, picker);
  }

  private static Greeting readFeatures(PacketReader in) throws IOException {
    Set<String> features = new HashSet<>();
    for (Packet packet = in.next(); packet.is(Kind.DATA); packet = in.next()) {
      String line = packet.text();
      checkObjects(line);
      if (line.startsWith(FETCH)) {
        add(features, line.substring(FETCH.length()));
      }
    }
    return new Greeting(true, features);
  }

  private static Greeting readRefs(PacketReader in, Packet first, @Nullable RefPicker picker)
      throws IOException {
    Set<String> features = new HashSet<>();
    Packet packet = first;
    if (packet.is(Kind.DATA) && packet.text().equals("version 1")) {
      packet = in.next();
    }
    for (; packet.is(Kind.DATA); packet = in.next()) {
      if (packet.isError()) {
        throw GitFailure.noRepository();
      }
      String line = packet.text();
      int end = line.indexOf('\0');
      if (end >= 0) {
        add(features, line.substring(end + 1));
        line = line.substring(0, end);
      }
      see(line, picker);
    }
    return new Greeting(false, features);
  }

  private static void see(String line, @Nullable RefPicker picker) throws GitFailure {
    int space = line.indexOf(' ');
    if (space < 0) {
      throw GitFailure.broken();
    }
    String name = line.substring(space + 1);
    if (picker != null && !name.equals(NO_REFS) && !line.startsWith("shallow ")) {
      picker.see(line.substring(0, space), name, null);
    }
  }

  private static void add(Set<String> features, String words) throws GitFailure {
    for (String word : Arrays.asList(words.split(" ", MOST_FEATURES))) {
      checkObjects(word);
      features.add(word);
    }
  }

  private static void checkObjects(String feature) throws GitFailure {
    if (feature.equals("object-format=sha256")) {
      throw GitFailure.lasting(
          "it names its objects by SHA-256, which is not supported yet. Use a repository with SHA-1.");
    }
  }
}
