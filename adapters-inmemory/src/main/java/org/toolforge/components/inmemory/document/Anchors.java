package org.toolforge.components.inmemory.document;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.Anchor;
import org.toolforge.components.port.ConfigReader;

/** The parts of a document that have a name, and what using them again adds up to. */
final class Anchors {

  private final Map<String, Subtree> complete = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private long expandedSize;

  /**
   * @param size of the text itself
   */
  Anchors(long size) {
    this.expandedSize = size;
  }

  /** A named part begins. */
  void open(Optional<Anchor> anchor) {
    anchor.ifPresent(name -> open.add(name.getValue()));
  }

  /** A part has ended. */
  void close(Optional<Anchor> anchor, Subtree part) {
    anchor.ifPresent(name -> {
      open.remove(name.getValue());
      complete.put(name.getValue(), part);
    });
  }

  /** The part that an alias stands for. */
  Subtree use(Anchor alias, Position position) {
    String name = alias.getValue();
    Subtree part = complete.get(name);
    if (open.contains(name)) {
      throw position.malformed(
          "'*%s' stands inside of what it refers to; write it out"
              .formatted(Position.excerpt(name)));
    }
    if (part == null) {
      throw position.malformed(
          "'*%s' refers to an anchor that is not there; define '&%s' before, or put the text in quotes"
              .formatted(Position.excerpt(name), Position.excerpt(name)));
    }
    expandedSize += part.size();
    if (expandedSize > ConfigReader.MAX_BYTES) {
      throw position.malformed(
          "with its anchors written out the document has more than %d KiB; use fewer"
              .formatted(ConfigReader.MAX_BYTES / 1024));
    }
    return part;
  }
}
