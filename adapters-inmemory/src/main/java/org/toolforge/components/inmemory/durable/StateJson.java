package org.toolforge.components.inmemory.durable;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/**
 * Writes values of one type as JSON and reads them again, without loss. What is read may have
 * properties that this version does not know, and may lack collections, which are empty then.
 */
final class StateJson<V> {

  private static final ObjectMapper MAPPER = mapper();

  private final ObjectWriter writer;
  private final ObjectReader reader;

  StateJson(Class<V> type) {
    writer = MAPPER.writerFor(type);
    reader = MAPPER.readerFor(type);
  }

  /** The value on one line, without control characters. */
  String write(V value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A value has no JSON: " + value, e);
    }
  }

  V read(String json) throws JsonProcessingException {
    return reader.readValue(json);
  }

  private static ObjectMapper mapper() {
    // What is read was written here, so that there is nothing to be wary of.
    StreamReadConstraints anything =
        StreamReadConstraints.builder()
            .maxNumberLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .build();
    JsonMapper mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(anything).build())
            .addModule(new JavaTimeModule())
            .addModule(
                new SimpleModule().addAbstractTypeMapping(SequencedMap.class, LinkedHashMap.class))
            .annotationIntrospector(new RecordIntrospector())
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .defaultPropertyInclusion(JsonInclude.Value.ALL_NON_NULL)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Also what UTF-8 cannot say, such as half of a surrogate pair.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            // As text, 2.0 stays apart from 2.
            .withConfigOverride(
                BigDecimal.class,
                type -> type.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();
    for (Class<?> collection :
        List.of(Collection.class, List.class, Set.class, Map.class, SequencedMap.class)) {
      mapper
          .configOverride(collection)
          .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
    return mapper;
  }
}
