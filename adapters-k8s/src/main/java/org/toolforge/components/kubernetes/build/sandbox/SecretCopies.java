package org.toolforge.components.kubernetes.build.sandbox;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.kubernetes.build.sandbox.SandboxOrder.Need;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.port.RepositoryLogins;

/**
 * Secrets as they are in a sandbox. Of those that a build names only what is in them and of what
 * type it is gets there; neither their names, nor what else is written on them, means anything
 * there.
 */
final class SecretCopies {

  private static final String LOGIN = SandboxSettings.COPY + "login";
  private static final String LOGIN_TYPE = "kubernetes.io/basic-auth";

  /** By what it begins with, Tekton finds the server that a login is for. */
  private static final String LOGIN_OF = "tekton.dev/git-0";

  private static final String OF_TEKTON = "tekton.dev/";
  private static final Set<String> PULL_TYPES =
      Set.of("kubernetes.io/dockerconfigjson", "kubernetes.io/dockercfg");
  private static final int READABLE = 40;
  private static final int HASH_BYTES = 10;

  private SecretCopies() {}

  /**
   * The copy of a secret that the build names.
   *
   * @throws ComponentsException.Invalid when it is of no use for what it is named for
   */
  static KubeObject of(SandboxOrder order, Need need, KubeObject original) {
    return switch (need.use()) {
      case LOGIN -> login(order, need, original);
      case PULL -> pull(order, need, original);
      case READ -> copy(order, name("secret", need), original);
    };
  }

  private static KubeObject login(SandboxOrder order, Need need, KubeObject original) {
    JsonObject data = new JsonObject();
    for (String key : new String[] {RepositoryLogins.USER, RepositoryLogins.PASSWORD}) {
      data.addProperty(
          key,
          ToolSecrets.entry(original, key)
              .orElseThrow(() ->
                  unfit(
                      need,
                      original,
                      "has no entry '%s'. It needs '%s' and '%s'"
                          .formatted(key, RepositoryLogins.USER, RepositoryLogins.PASSWORD))));
    }
    KubeObject copy = KubeObject.named(Resource.SECRETS, order.namespace(), LOGIN);
    copy.metadata().add("labels", SandboxMarks.labelsOfCopy(order));
    JsonObject annotations = new JsonObject();
    annotations.addProperty(LOGIN_OF, origin(order.repository()));
    copy.metadata().add("annotations", annotations);
    copy.tree().addProperty("type", LOGIN_TYPE);
    copy.tree().add("data", data);
    return copy;
  }

  /** The part of an address that tells the server; a login is for nothing else. */
  private static String origin(RepositoryUrl repository) {
    try {
      URI uri = new URI(repository.value());
      if (uri.getScheme() != null && uri.getHost() != null) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
      }
    } catch (URISyntaxException e) {
      // There is no server in it either way.
    }
    throw ComponentsException.Invalid.because(
        "A repository that is read with a login needs an address with a server in it, as in https://git.example/my/tool. Received value: '%s'"
            .formatted(repository));
  }

  private static KubeObject pull(SandboxOrder order, Need need, KubeObject original) {
    if (!PULL_TYPES.contains(ToolSecrets.type(original))) {
      throw unfit(
          need,
          original,
          "is of type '%s'. It needs to be one for a registry, of type 'kubernetes.io/dockerconfigjson'"
              .formatted(ToolSecrets.type(original)));
    }
    return copy(order, name("pull", need), original);
  }

  static boolean isForPulling(KubeObject secret) {
    return PULL_TYPES.contains(ToolSecrets.type(secret));
  }

  private static ComponentsException.Invalid unfit(Need need, KubeObject original, String why) {
    return ComponentsException.Invalid.because(
        "Secret '%s' in namespace %s, which %s names, %s. Change it, or name another one."
            .formatted(need.name(), original.namespace(), need.use().key(), why));
  }

  /** The copy of a secret of the platform, by the name under which its tasks may know it. */
  static KubeObject ofPlatform(SandboxOrder order, KubeObject original) {
    KubeObject copy = copy(order, original.name(), original);
    JsonObject annotations = new JsonObject();
    original
        .part("metadata")
        .map(metadata -> metadata.getAsJsonObject("annotations"))
        .map(JsonObject::asMap)
        .orElseGet(Map::of)
        .forEach((key, value) -> {
          if (key.startsWith(OF_TEKTON)) {
            annotations.add(key, value);
          }
        });
    copy.metadata().add("annotations", annotations);
    return copy;
  }

  private static KubeObject copy(SandboxOrder order, String name, KubeObject original) {
    KubeObject copy = KubeObject.named(Resource.SECRETS, order.namespace(), name);
    copy.metadata().add("labels", SandboxMarks.labelsOfCopy(order));
    copy.tree().addProperty("type", ToolSecrets.type(original));
    copy.tree().add("data", ToolSecrets.data(original).deepCopy());
    return copy;
  }

  /** What people recognize, and a hash of the whole, as that may be too long and have dots. */
  private static String name(String use, Need need) {
    String whole = need.name().value();
    String readable = whole.substring(0, Math.min(whole.length(), READABLE)).replace('.', '-');
    return SandboxSettings.COPY + use + "-" + readable.replaceAll("-+$", "") + "-" + hash(whole);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
