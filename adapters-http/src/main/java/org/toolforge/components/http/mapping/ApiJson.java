package org.toolforge.components.http.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** How the types of the API are written as JSON, and read. */
public final class ApiJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              // The usual pool keeps its buffers by thread, but each request has a new thread.
              JsonFactory.builder().recyclerPool(JsonRecyclerPools.newBoundedPool(16)).build())
          .addModule(new JavaTimeModule())
          .addModule(NodeJson.module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          // A newer server may say more than this client knows.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private ApiJson() {}

  /** To be shared; nobody may configure it further. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }
}
