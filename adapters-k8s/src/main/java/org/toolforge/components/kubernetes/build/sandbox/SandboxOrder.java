package org.toolforge.components.kubernetes.build.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.Sandbox;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.config.ToolName;

/**
 * A build that is to have a place of its own.
 *
 * @param id what its run is called, and no other ever
 * @param home the namespace of builds that have none
 */
public record SandboxOrder(
    String id, String home, ToolName tool, RepositoryUrl repository, Sandbox sandbox) {

  private static final String PREFIX = "sandbox-";

  /** The namespace of a build that has one of its own. */
  public static String namespaceOf(String id) {
    return PREFIX + id;
  }

  String namespace() {
    return namespaceOf(id);
  }

  /** What the tool has to have, for what. */
  List<Need> needs() {
    List<Need> needs = new ArrayList<>();
    SecretName login = sandbox.repositoryAuth();
    if (login != null) {
      needs.add(new Need(login, Use.LOGIN));
    }
    sandbox.imagePull().forEach(name -> needs.add(new Need(name, Use.PULL)));
    sandbox.secrets().forEach(name -> needs.add(new Need(name, Use.READ)));
    return needs;
  }

  /** A secret that the build names. */
  record Need(SecretName name, Use use) {}

  /** What a secret is for. */
  enum Use {
    LOGIN("build.repo_auth_secret"),
    PULL("build.image_pull_secrets"),
    READ("build.secrets");

    private final String key;

    Use(String key) {
      this.key = key;
    }

    /** Where the config names it. */
    String key() {
      return key;
    }
  }
}
