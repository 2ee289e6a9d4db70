package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.port.DeployToken;
import org.toolforge.components.port.DeployTokenStore;

/**
 * Each tool's deploy token as a Secret in the namespace of this service, where no tool can read it.
 * Every look at a token asks the API server, so that one that was taken back is worth nothing from
 * that moment, whichever replica took it back.
 */
public final class KubernetesDeployTokenStore implements DeployTokenStore {

  private static final Resource KIND = Resource.SECRETS;
  private static final String TYPE = Resource.OUR_GROUP + "/deploy-token";

  private record Kept(DeployToken token, KubeObject secret) {}

  private final KubeClient client;
  private final String namespace;

  /**
   * A store in a cluster.
   *
   * @param namespace where the Secrets are
   */
  public KubernetesDeployTokenStore(KubeClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  private static String name(ToolName tool) {
    return "deploy-token-" + tool;
  }

  @Override
  public Optional<DeployToken> find(ToolName tool) {
    return kept(tool).map(Kept::token);
  }

  private Optional<Kept> kept(ToolName tool) {
    return client.get(KIND, namespace, name(tool)).map(secret -> new Kept(token(secret), secret));
  }

  private Optional<KubeObject> expected(ToolName tool, DeployToken expected) {
    return kept(tool).filter(kept -> kept.token().equals(expected)).map(Kept::secret);
  }

  @Override
  public boolean save(ToolName tool, DeployToken token) {
    KubeObject secret = KubeObject.named(KIND, namespace, name(tool));
    return client.create(KIND, filled(secret, token)).isPresent();
  }

  @Override
  public boolean replace(ToolName tool, DeployToken expected, DeployToken next) {
    return expected(tool, expected)
        .flatMap(secret -> client.replace(KIND, filled(secret.writable(KIND), next)))
        .isPresent();
  }

  @Override
  public boolean remove(ToolName tool, DeployToken expected) {
    return expected(tool, expected).flatMap(secret -> client.delete(KIND, secret)).isPresent();
  }

  private static KubeObject filled(KubeObject secret, DeployToken token) {
    Labels.mark(secret);
    JsonObject data = new JsonObject();
    put(data, "token", token.value());
    put(data, "created-at", token.createdAt().toString());
    put(data, "expires-at", token.expiresAt().toString());
    secret.tree().addProperty("type", TYPE);
    secret.tree().add("data", data);
    return secret;
  }

  private static void put(JsonObject data, String key, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    data.addProperty(key, Base64.getEncoder().encodeToString(bytes));
  }

  private static DeployToken token(KubeObject secret) {
    try {
      return new DeployToken(
          text(secret, "token"),
          Instant.parse(text(secret, "created-at")),
          Instant.parse(text(secret, "expires-at")));
    } catch (DateTimeException | IllegalArgumentException e) {
      // The cause could show what it was that is no time.
      throw new ComponentsException.Unavailable(
          "The Secret %s is damaged. The administrators have to delete it; then make a new token."
              .formatted(secret.name()),
          Duration.ofMinutes(1));
    }
  }

  private static String text(KubeObject secret, String key) {
    JsonElement value =
        secret.part("data").map(data -> data.get(key)).orElseThrow(IllegalArgumentException::new);
    return new String(Base64.getDecoder().decode(value.getAsString()), StandardCharsets.UTF_8);
  }
}
