package org.toolforge.components.http.mapping;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.toolforge.components.config.Node;

/** Documents in JSON, with keys in the order and numbers in the spelling of their author. */
public final class NodeJson {

  private NodeJson() {}

  /** The same tree as a document. */
  public static Node of(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        json.properties().forEach(entry -> entries.put(entry.getKey(), of(entry.getValue())));
        yield new Node.Mapping(entries);
      }
      case ARRAY -> {
        List<Node> items = new ArrayList<>();
        json.forEach(item -> items.add(of(item)));
        yield new Node.Sequence(items);
      }
      case STRING -> new Node.Text(json.textValue());
      case NUMBER -> new Node.Decimal(json.decimalValue());
      case BOOLEAN -> new Node.Truth(json.booleanValue());
      case NULL, MISSING -> new Node.Nothing();
      case BINARY, POJO -> throw new IllegalArgumentException("Not from JSON: " + json);
    };
  }

  static SimpleModule module() {
    return new SimpleModule("documents")
        .addSerializer(Node.class, new Serializer())
        .addDeserializer(Node.class, new Deserializer());
  }

  private static final class Serializer extends StdSerializer<Node> {

    Serializer() {
      super(Node.class);
    }

    @Override
    public void serialize(Node node, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      switch (node) {
        case Node.Mapping mapping -> {
          json.writeStartObject();
          for (Map.Entry<String, Node> entry : mapping.entries().entrySet()) {
            json.writeFieldName(entry.getKey());
            serialize(entry.getValue(), json, provider);
          }
          json.writeEndObject();
        }
        case Node.Sequence sequence -> {
          json.writeStartArray();
          for (Node item : sequence.items()) {
            serialize(item, json, provider);
          }
          json.writeEndArray();
        }
        case Node.Text text -> json.writeString(text.value());
        case Node.Decimal number -> number(number.value(), json);
        case Node.Truth truth -> json.writeBoolean(truth.value());
        case Node.Nothing ignored -> json.writeNull();
      }
    }

    private static void number(BigDecimal value, JsonGenerator json) throws IOException {
      json.writeNumber(value);
    }
  }

  private static final class Deserializer extends StdDeserializer<Node> {

    Deserializer() {
      super(Node.class);
    }

    @Override
    public Node deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return of(context.readTree(json));
    }
  }
}
