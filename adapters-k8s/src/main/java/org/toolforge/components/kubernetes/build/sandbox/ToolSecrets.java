package org.toolforge.components.kubernetes.build.sandbox;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;

/**
 * Reads secrets that configs name. They are always the tool's own, from its own namespace, and
 * never those with which Kubernetes or Helm do their work there.
 */
final class ToolSecrets {

  private static final String OF_ACCOUNT = "kubernetes.io/service-account-token";
  private static final String OF_BOOTSTRAP = "bootstrap.kubernetes.io/";
  private static final String OF_HELM = "helm.sh/";

  private final KubeClient client;

  ToolSecrets(KubeClient client) {
    this.client = client;
  }

  /**
   * A secret of the tool.
   *
   * @param key where the config names it
   * @throws ComponentsException.NotFound when there is none
   * @throws ComponentsException.Invalid when it is none that may be given away
   */
  KubeObject find(ToolName tool, SecretName name, String key) {
    String namespace = Namespaces.of(tool);
    KubeObject secret =
        client
            .get(Resource.SECRETS, namespace, name.value())
            .orElseThrow(() ->
                new ComponentsException.NotFound(
                    "Unable to find secret '%s' in namespace %s, which %s names. Make it there, or take it out of the config."
                        .formatted(name, namespace, key)));
    String type = type(secret);
    if (type.equals(OF_ACCOUNT) || type.startsWith(OF_BOOTSTRAP) || type.startsWith(OF_HELM)) {
      throw ComponentsException.Invalid.because(
          "Secret '%s' in namespace %s, which %s names, is of type '%s' and not for builds. Name another one."
              .formatted(name, namespace, key, type));
    }
    return secret;
  }

  static String type(KubeObject secret) {
    return secret.tree().get("type") instanceof JsonPrimitive type ? type.getAsString() : "Opaque";
  }

  static JsonObject data(KubeObject secret) {
    return secret.part("data").orElseGet(JsonObject::new);
  }

  /** What is in an entry, as it is stored. */
  static Optional<String> entry(KubeObject secret, String key) {
    return data(secret).get(key) instanceof JsonPrimitive value
        ? Optional.of(value.getAsString()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** What is in an entry; empty when there is none, or it is no base64. */
  static Optional<String> value(KubeObject secret, String key) {
    try {
      return entry(secret, key)
          .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
