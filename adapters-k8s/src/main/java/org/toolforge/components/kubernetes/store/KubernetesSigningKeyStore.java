package org.toolforge.components.kubernetes.store;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.SigningKey;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.port.SigningKeyStore;

/**
 * The key as a Secret in the namespace of this service, where no tool can read it. It is read once:
 * who replaces it has to restart the service.
 */
public final class KubernetesSigningKeyStore implements SigningKeyStore {

  static final String NAME = "components-signing-key";

  private static final Resource KIND = Resource.SECRETS;
  private static final String TYPE = Resource.OUR_GROUP + "/signing-key";
  private static final String FIELD = "key";

  private final KubeClient client;
  private final String namespace;
  private @Nullable SigningKey known;

  /**
   * A store in a cluster.
   *
   * @param namespace where the Secret is
   */
  public KubernetesSigningKeyStore(KubeClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  @Override
  public synchronized SigningKey key() {
    if (known == null) {
      // Of several replicas that make one, the API server lets one win; the others read that.
      known = present().or(this::made).or(this::present).orElseThrow(this::damaged);
    }
    return known;
  }

  private Optional<SigningKey> present() {
    return client.get(KIND, namespace, NAME).map(this::read);
  }

  private Optional<SigningKey> made() {
    SigningKey key = SigningKey.create(new SecureRandom());
    KubeObject secret = KubeObject.named(KIND, namespace, NAME);
    Labels.mark(secret);
    JsonObject data = new JsonObject();
    data.addProperty(FIELD, Base64.getEncoder().encodeToString(key.secret()));
    secret.tree().addProperty("type", TYPE);
    secret.tree().add("data", data);
    return client.create(KIND, secret).map(stored -> key);
  }

  private SigningKey read(KubeObject secret) {
    try {
      JsonElement value =
          secret.part("data").map(data -> data.get(FIELD)).orElseThrow(this::damaged);
      return SigningKey.of(Base64.getDecoder().decode(value.getAsString()));
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      // The cause could show what it was that is no key.
      throw damaged();
    }
  }

  private ComponentsException.Unavailable damaged() {
    return new ComponentsException.Unavailable(
        "The Secret %s is damaged. The administrators have to delete it, which makes a new key."
            .formatted(NAME),
        Duration.ofMinutes(1));
  }
}
