package org.toolforge.components.kubernetes.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.port.Rush;
import org.toolforge.components.port.SigningKeyStore;
import org.toolforge.components.port.SigningKeyStoreContract;

class KubernetesSigningKeyStoreTest implements SigningKeyStoreContract {

  private Cluster cluster;
  private SigningKeyStore keys;

  @BeforeEach
  void open() {
    KubeTestServer server = KubeTestServer.shared();
    cluster = server.connect();
    server.createNamespace(cluster.namespace());
    cluster.client().delete(Resource.SECRETS, cluster.namespace(), KubernetesSigningKeyStore.NAME);
    keys = reopened();
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Override
  public SigningKeyStore keys() {
    return keys;
  }

  @Override
  public SigningKeyStore reopened() {
    return new KubernetesSigningKeyStore(cluster.client(), cluster.namespace());
  }

  @Test
  void replicasThatMakeTheKeyAtOnceHaveTheSame() {
    assertThat(Rush.of(6, i -> reopened().key())).containsOnly(keys.key());
  }

  @Test
  void saysWhatToDoAboutASecretThatIsNoKeyWithoutShowingIt() {
    KubeObject secret =
        KubeObject.named(Resource.SECRETS, cluster.namespace(), KubernetesSigningKeyStore.NAME);
    JsonObject data = new JsonObject();
    data.addProperty("key", "c2hvcnQ=");
    secret.tree().add("data", data);
    assertThat(cluster.client().create(Resource.SECRETS, secret)).isPresent();

    assertThatThrownBy(() -> keys.key())
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessage(
            "The Secret components-signing-key is damaged. The administrators have to delete it,"
                + " which makes a new key.")
        .hasNoCause();
  }
}
