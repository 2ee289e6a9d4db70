package org.toolforge.components.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a build gets in a place of its own, which is thrown away when it ends.
 *
 * @param network the profile of what it may connect to, as the operator calls it; empty for the
 *     usual one
 * @param secrets what its steps may read
 * @param repositoryAuth with what its repository is read; absent for a public one
 * @param imagePull with what it gets its images
 */
public record Sandbox(
    String network,
    List<SecretName> secrets,
    @Nullable SecretName repositoryAuth,
    List<SecretName> imagePull) {

  /** One that needs nothing in particular. */
  public static final Sandbox PLAIN = new Sandbox("", List.of(), null, List.of());

  public Sandbox {
    secrets = List.copyOf(secrets);
    imagePull = List.copyOf(imagePull);
  }
}
