package org.toolforge.components.kubernetes.build.sandbox;

import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.port.RepositoryAccess;
import org.toolforge.components.port.RepositoryLogins;

/** Logins are secrets in the tools' namespaces, in whatever type of secret they are. */
public final class KubernetesRepositoryLogins implements RepositoryLogins {

  private final ToolSecrets secrets;

  public KubernetesRepositoryLogins(KubeClient client) {
    this.secrets = new ToolSecrets(client);
  }

  @Override
  public RepositoryAccess.Login find(ToolName tool, SecretName secret) {
    KubeObject found = find(tool, secret, SandboxOrder.Use.LOGIN.key());
    return new RepositoryAccess.Login(entry(found, USER), entry(found, PASSWORD));
  }

  /** A secret that is not for builds is none that could be found here. */
  private KubeObject find(ToolName tool, SecretName secret, String key) {
    try {
      return secrets.find(tool, secret, key);
    } catch (ComponentsException.Invalid e) {
      throw new ComponentsException.NotFound(String.valueOf(e.getMessage()));
    }
  }

  private static String entry(KubeObject secret, String key) {
    return ToolSecrets.value(secret, key)
        .orElseThrow(() ->
            new ComponentsException.NotFound(
                "Secret '%s' in namespace %s, which build.repo_auth_secret names, has no entry '%s'. It needs '%s' and '%s'."
                    .formatted(secret.name(), secret.namespace(), key, USER, PASSWORD)));
  }
}
