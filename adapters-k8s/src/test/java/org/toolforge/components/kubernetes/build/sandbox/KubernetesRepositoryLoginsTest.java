package org.toolforge.components.kubernetes.build.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.port.RepositoryAccess;

@NeedsRealServer
class KubernetesRepositoryLoginsTest {

  private final ToolName tool = new ToolName("logins" + ProcessHandle.current().pid());
  private Cluster cluster;
  private KubernetesRepositoryLogins logins;

  @BeforeEach
  void open() {
    KubeTestServer.shared().createNamespace("tool-" + tool);
    cluster = KubeTestServer.shared().connect();
    logins = new KubernetesRepositoryLogins(cluster.client());
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private void secret(String name, String rest) {
    KubeObject secret = KubeObject.named(Resource.SECRETS, "tool-" + tool, name);
    Yaml.object(rest).tree().asMap().forEach(secret.tree()::add);
    Optional<KubeObject> unused = cluster.client().create(Resource.SECRETS, secret);
  }

  private RepositoryAccess.Login find(String name) {
    return logins.find(tool, new SecretName(name));
  }

  @Test
  void areSecretsOfTheTool() {
    secret("git", "stringData: {username: me, password: 'pass:wörd'}");

    assertThat(find("git")).isEqualTo(new RepositoryAccess.Login("me", "pass:wörd"));
  }

  @Test
  void areNotFoundWhereThereIsNone() {
    secret("half", "stringData: {username: me}");
    secret("helm", "{type: helm.sh/release.v1, stringData: {username: me, password: x}}");

    assertThatThrownBy(() -> find("nowhere"))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContaining("'nowhere' in namespace tool-" + tool);
    assertThatThrownBy(() -> find("half"))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContaining("no entry 'password'");
    assertThatThrownBy(() -> find("helm"))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContaining("helm.sh/release.v1");
  }
}
