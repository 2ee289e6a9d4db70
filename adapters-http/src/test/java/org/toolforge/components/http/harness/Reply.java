package org.toolforge.components.http.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import org.toolforge.components.http.mapping.ApiJson;

/** What a server answered. */
public record Reply(int status, HttpHeaders headers, String body) {

  private static final ObjectMapper JSON = ApiJson.mapper();

  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not JSON: " + this, e);
    }
  }

  public JsonNode data() {
    return json().path("data");
  }

  /** One field of the data, as text. */
  public String data(String field) {
    return data().path(field).asText();
  }

  public List<String> errors() {
    return messages("error");
  }

  public List<String> warnings() {
    return messages("warning");
  }

  public List<String> infos() {
    return messages("info");
  }

  private List<String> messages(String kind) {
    return json().path("messages").path(kind).valueStream().map(JsonNode::asText).toList();
  }

  /** The value of a header; empty when it is not there. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The media type without parameters. */
  public String type() {
    String type = header("Content-Type");
    int end = type.indexOf(';');
    return end < 0 ? type : type.substring(0, end).strip();
  }

  @Override
  public String toString() {
    return status + " " + body;
  }
}
