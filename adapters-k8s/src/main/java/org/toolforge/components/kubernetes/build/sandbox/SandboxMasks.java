package org.toolforge.components.kubernetes.build.sandbox;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.build.log.Mask;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** Knows what must not be seen in the logs of sandboxes, from the copies that are in them. */
public final class SandboxMasks {

  private final KubeClient client;

  public SandboxMasks(KubeClient client) {
    this.client = client;
  }

  /**
   * What hides every secret of a sandbox.
   *
   * @return empty when not all of them are there any more; then nothing may be shown
   * @throws ComponentsException.Unavailable when they cannot be read now
   */
  public Optional<Mask> of(String namespace) {
    Optional<Integer> expected =
        client.get(Resource.NAMESPACES, "", namespace).flatMap(SandboxMarks::secrets);
    if (expected.isEmpty()) {
      return Optional.empty();
    }
    List<KubeObject> copies = client.list(Resource.SECRETS, namespace, SandboxMarks.COPIES);
    return copies.size() < expected.get() ? Optional.empty() : Optional.of(Mask.of(values(copies)));
  }

  static List<String> values(List<KubeObject> copies) {
    List<String> values = new ArrayList<>();
    for (KubeObject copy : copies) {
      JsonObject data = ToolSecrets.data(copy);
      data.keySet().forEach(key -> ToolSecrets.value(copy, key).ifPresent(values::add));
      if (SecretCopies.isForPulling(copy)) {
        data.keySet()
            .forEach(
                key -> ToolSecrets.value(copy, key).ifPresent(text -> addLogins(text, values)));
      }
    }
    return values;
  }

  /** Of a login to registries steps may well print the parts alone. */
  private static void addLogins(String text, List<String> values) {
    try {
      addTexts(JsonParser.parseString(text), values);
    } catch (JsonParseException e) {
      // As a whole it is hidden all the same.
    }
  }

  private static void addTexts(JsonElement json, List<String> values) {
    if (json instanceof JsonObject object) {
      object
          .asMap()
          .forEach((key, value) -> {
            if (value instanceof JsonPrimitive secret
                && (key.equals("password") || key.equals("auth") || key.endsWith("token"))) {
              values.add(secret.getAsString());
              if (key.equals("auth")) {
                addPassword(secret.getAsString(), values);
              }
            }
            addTexts(value, values);
          });
    }
  }

  private static void addPassword(String auth, List<String> values) {
    try {
      String login = new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
      values.add(login.substring(login.indexOf(':') + 1));
    } catch (IllegalArgumentException e) {
      // It is no login.
    }
  }
}
