package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.harness.CustomResources;

/** The schemas of our kinds. */
final class Schemas {

  private Schemas() {}

  /** The whole definition of a kind. */
  static JsonObject definition(String plural) {
    return CustomResources.definitions().stream()
        .filter(definition -> definition.name().startsWith(plural + "."))
        .map(KubeObject::tree)
        .findFirst()
        .orElseThrow();
  }

  /** The versions of a kind by their names. */
  static Map<String, JsonObject> versions(String plural) {
    Map<String, JsonObject> versions = new LinkedHashMap<>();
    for (JsonElement version :
        definition(plural).getAsJsonObject("spec").getAsJsonArray("versions")) {
      versions.put(version.getAsJsonObject().get("name").getAsString(), version.getAsJsonObject());
    }
    return versions;
  }

  static JsonObject version(String plural, String version) {
    return Objects.requireNonNull(versions(plural).get(version));
  }

  /** The schema of a kind in a version. */
  static JsonObject of(String plural, String version) {
    return version(plural, version).getAsJsonObject("schema").getAsJsonObject("openAPIV3Schema");
  }
}
