package org.toolforge.components.kubernetes.harness;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.toolforge.components.kubernetes.client.KubeObject;

/** Objects as people write them. */
public final class Yaml {

  private static final Gson GSON = new Gson();

  private Yaml() {}

  public static KubeObject object(String text) {
    return objects(text).getFirst();
  }

  /** All objects of a text; empty documents among them do not count. */
  public static List<KubeObject> objects(String text) {
    return StreamSupport.stream(new org.yaml.snakeyaml.Yaml().loadAll(text).spliterator(), false)
        .filter(Objects::nonNull)
        .map(document -> new KubeObject(GSON.toJsonTree(document).getAsJsonObject()))
        .toList();
  }

  static KubeObject object(Path file) {
    try {
      return object(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
