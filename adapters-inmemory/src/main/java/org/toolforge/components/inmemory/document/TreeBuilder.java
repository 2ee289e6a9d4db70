package org.toolforge.components.inmemory.document;

import static org.toolforge.components.port.ConfigReader.MAX_DEPTH;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.parser.Parser;
import org.toolforge.components.config.Node;

/** Makes the tree of one document from the events of the parser. */
final class TreeBuilder {

  /** The merge key of YAML 1.1, which people expect to work where anchors do. */
  private static final String MERGE = "<<";

  private final Parser events;
  private final Anchors anchors;

  TreeBuilder(Parser events, int size) {
    this.events = events;
    this.anchors = new Anchors(size);
  }

  Node build() {
    events.next();
    if (!events.checkEvent(Event.ID.DocumentStart)) {
      return new Node.Nothing();
    }
    events.next();
    Node document = value(events.next(), 0).node();
    events.next();
    if (!events.checkEvent(Event.ID.StreamEnd)) {
      throw Position.of(events.peekEvent())
          .malformed("a second document starts here; keep one and remove the other");
    }
    return document;
  }

  /**
   * @param depth how many collections this value is in
   */
  private Subtree value(Event event, int depth) {
    Position position = Position.of(event);
    Subtree value =
        switch (event) {
          case AliasEvent alias -> anchors.use(alias.getAlias(), position);
          case ScalarEvent scalar -> scalar(scalar, position);
          case SequenceStartEvent start -> sequence(start, position, depth + 1);
          case MappingStartEvent start -> mapping(start, position, depth + 1);
          default -> throw new IllegalStateException(String.valueOf(event.getEventId()));
        };
    checkDepth(depth + value.height(), position);
    return value;
  }

  private Subtree scalar(ScalarEvent event, Position position) {
    Characters.checkDecoded(event.getValue(), position);
    long bytes = event.getValue().getBytes(StandardCharsets.UTF_8).length;
    Subtree scalar = new Subtree(Tags.scalar(event, position), bytes + 1, 0);
    anchors.close(event.getAnchor(), scalar);
    return scalar;
  }

  private Subtree sequence(SequenceStartEvent start, Position position, int depth) {
    checkDepth(depth, position);
    Tags.checkCollection(start.getTag(), "seq", position);
    anchors.open(start.getAnchor());
    List<Node> items = new ArrayList<>();
    long size = 1;
    int height = 0;
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      Subtree item = value(events.next(), depth);
      items.add(item.node());
      size += item.size();
      height = Math.max(height, item.height());
    }
    events.next();
    Subtree sequence = new Subtree(new Node.Sequence(items), size, height + 1);
    anchors.close(start.getAnchor(), sequence);
    return sequence;
  }

  private Subtree mapping(MappingStartEvent start, Position position, int depth) {
    checkDepth(depth, position);
    Tags.checkCollection(start.getTag(), "map", position);
    anchors.open(start.getAnchor());
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    long size = 1;
    int height = 0;
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      Position keyPosition = Position.of(events.peekEvent());
      String key = key(events.next(), keyPosition);
      Subtree value = value(events.next(), depth);
      if (entries.putIfAbsent(key, value.node()) != null) {
        throw keyPosition.malformed(
            "the key '%s' is there twice; keep one of the two".formatted(Position.excerpt(key)));
      }
      size += key.length() + value.size();
      height = Math.max(height, value.height());
    }
    events.next();
    Subtree mapping = new Subtree(new Node.Mapping(entries), size, height + 1);
    anchors.close(start.getAnchor(), mapping);
    return mapping;
  }

  /** A key is the text of a scalar, whatever else the scalar could mean. */
  private String key(Event event, Position position) {
    if (event instanceof AliasEvent alias
        && anchors.use(alias.getAlias(), position).node() instanceof Node.Text text) {
      return text.value();
    }
    if (!(event instanceof ScalarEvent scalar)) {
      throw position.malformed("a key must be plain text; put it in quotes");
    }
    Characters.checkDecoded(scalar.getValue(), position);
    if (scalar.isPlain() && scalar.getTag().isEmpty() && scalar.getValue().equals(MERGE)) {
      throw position.malformed("merge keys ('<<') are not supported; write the keys out");
    }
    if (scalar.getTag().isPresent() || scalar.getAnchor().isPresent()) {
      scalar(scalar, position);
    }
    return scalar.getValue();
  }

  private static void checkDepth(int depth, Position position) {
    if (depth > MAX_DEPTH) {
      throw position.malformed(
          "the document is nested deeper than %d levels; make it flatter".formatted(MAX_DEPTH));
    }
  }
}
