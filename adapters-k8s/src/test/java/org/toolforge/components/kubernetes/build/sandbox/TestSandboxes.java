package org.toolforge.components.kubernetes.build.sandbox;

import java.time.Instant;
import java.util.List;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.Sandbox;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.harness.Yaml;

/** Sandboxes that tests ask for. */
final class TestSandboxes {

  static final Instant NOW = Instant.parse("2026-04-04T12:00:00Z");

  static final Sandbox EVERYTHING =
      new Sandbox(
          "",
          List.of(new SecretName("npm.token")),
          new SecretName("git"),
          List.of(new SecretName("images")));

  static final KubeObject TOKEN = secret("npm.token", "Opaque", "{npmrc: c2VjcmV0LW9mLW5wbQ==}");

  static final KubeObject LOGIN =
      secret(
          "git", "Opaque", "{username: bXl0b29s, password: c2VjcmV0LW9mLWdpdA==, more: bW9yZQ==}");

  static final KubeObject IMAGES =
      secret(
          "images",
          "kubernetes.io/dockerconfigjson",
          "{.dockerconfigjson: eyJhdXRocyI6IHsici5leGFtcGxlIjogeyJhdXRoIjogImJXVTZaMmwyWlMxcGRDMTBieTF0WlE9PSJ9fX0=}");

  private TestSandboxes() {}

  static SandboxOrder order(Sandbox sandbox) {
    return new SandboxOrder(
        "mytool-api-0123",
        "image-build",
        new ToolName("mytool"),
        new RepositoryUrl("https://git.example:8443/my/api.git"),
        sandbox);
  }

  /** As its owner made it, with what is of no concern to a sandbox. */
  static KubeObject secret(String name, String type, String data) {
    return Yaml.object(
        """
        metadata:
          name: %s
          namespace: tool-mytool
          labels: {whose: ours}
          annotations: {tekton.dev/docker-0: 'https://elsewhere.example'}
        type: %s
        data: %s
        """
            .formatted(name, type, data));
  }
}
