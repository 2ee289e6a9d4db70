package org.toolforge.components.kubernetes.client;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Part of an object that others wrote: what is not there, or is of another kind, counts as empty.
 */
public record Tree(JsonObject json) {

  public static Tree of(KubeObject object) {
    return new Tree(object.tree());
  }

  /** Empty when there is none, like the parts of it. */
  public Tree child(String key) {
    return json.get(key) instanceof JsonObject object
        ? new Tree(object)
        : new Tree(new JsonObject());
  }

  public boolean has(String key) {
    return json.get(key) instanceof JsonObject;
  }

  public List<Tree> items(String key) {
    List<Tree> all = new ArrayList<>();
    if (json.get(key) instanceof JsonArray array) {
      for (JsonElement item : array) {
        if (item instanceof JsonObject object) {
          all.add(new Tree(object));
        }
      }
    }
    return all;
  }

  public String text(String key) {
    return json.get(key) instanceof JsonPrimitive value ? value.getAsString() : "";
  }

  public boolean truth(String key) {
    return json.get(key) instanceof JsonPrimitive value && value.getAsBoolean();
  }

  public int whole(String key) {
    return json.get(key) instanceof JsonPrimitive value && value.isNumber() ? value.getAsInt() : 0;
  }

  public Optional<Instant> time(String key) {
    return KubeObject.time(json, key);
  }
}
