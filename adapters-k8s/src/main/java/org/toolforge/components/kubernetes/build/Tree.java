package org.toolforge.components.kubernetes.build;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.kubernetes.client.KubeObject;

/**
 * Part of an object that others wrote: what is not there, or is of another kind, counts as empty.
 */
record Tree(JsonObject json) {

  static Tree of(KubeObject object) {
    return new Tree(object.tree());
  }

  /** Empty when there is none, like the parts of it. */
  Tree child(String key) {
    return json.get(key) instanceof JsonObject object
        ? new Tree(object)
        : new Tree(new JsonObject());
  }

  boolean has(String key) {
    return json.get(key) instanceof JsonObject;
  }

  List<Tree> items(String key) {
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

  String text(String key) {
    return json.get(key) instanceof JsonPrimitive value ? value.getAsString() : "";
  }

  boolean truth(String key) {
    return json.get(key) instanceof JsonPrimitive value && value.getAsBoolean();
  }

  int whole(String key) {
    return json.get(key) instanceof JsonPrimitive value && value.isNumber() ? value.getAsInt() : 0;
  }

  Optional<Instant> time(String key) {
    return KubeObject.time(json, key);
  }
}
