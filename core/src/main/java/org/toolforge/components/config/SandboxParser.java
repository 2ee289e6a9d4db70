package org.toolforge.components.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a build gets in a place of its own. */
final class SandboxParser {

  /** What only a build in a sandbox can get. */
  private static final List<String> NEEDS =
      List.of("network", "secrets", "repo_auth_secret", "image_pull_secrets");

  private static final int PROFILE_LENGTH = 63;

  private SandboxParser() {}

  /** Null when the build is to share a place with others. */
  static @Nullable Sandbox parse(Fields build) {
    boolean wanted = build.truth("sandbox");
    Field asked = build.get("sandbox");
    for (String key : NEEDS) {
      if (!wanted && asked != null && build.filled(key) != null) {
        asked.violation("must be true, since '%s' takes a sandbox".formatted(key));
        break;
      }
    }
    if (!wanted && NEEDS.stream().allMatch(key -> build.filled(key) == null)) {
      return null;
    }
    Field login = build.filled("repo_auth_secret");
    return new Sandbox(
        network(build.filled("network")),
        secrets(build.filled("secrets")),
        login == null ? null : secret(login).orElse(null),
        secrets(build.filled("image_pull_secrets")));
  }

  private static String network(@Nullable Field field) {
    String name = field == null ? null : field.words();
    if (field == null || name == null) {
      return "";
    }
    if (!ComponentName.isLabel(name, PROFILE_LENGTH)) {
      field.violation("must be the name of a network profile, in lower-case letters and digits");
    }
    return name;
  }

  private static List<SecretName> secrets(@Nullable Field field) {
    return field == null ? List.of() : field.each(SandboxParser::secret);
  }

  private static Optional<SecretName> secret(Field field) {
    String name = field.words();
    if (name != null && !SecretName.isValid(name)) {
      field.violation("must be the name of a secret, in lower-case letters and digits");
      return Optional.empty();
    }
    return Optional.ofNullable(name).map(SecretName::new);
  }
}
