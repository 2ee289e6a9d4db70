package org.toolforge.components.kubernetes.build.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.tenant.NamespaceLimits;

/**
 * What builds get that have a place of their own, as the operator decides.
 *
 * @param always whether every build has one, also when its config does not ask for it
 * @param profiles what builds may connect to, by the name that configs call it: each a JSON array
 *     of rules as in {@code egress} of a NetworkPolicy. Nothing is allowed beside them, so each has
 *     to include the name servers if it is to be of use
 * @param usualProfile the one for builds that name none
 * @param limits what a build may use
 * @param secrets of the namespace of builds, which every sandbox gets a copy of under the same
 *     name, such as credentials for the registry; the account that builds run under may use them
 * @param secretsWorkspace the workspace of the pipeline in which steps find what the build names as
 *     its secrets: each is a directory with the secret's name, in which each entry is a file. Empty
 *     when the pipeline has none; then Tekton knows those that are logins of a kind that it knows,
 *     and steps get no other
 * @param labels of the namespace, such as those of the pod security standards
 */
public record SandboxSettings(
    boolean always,
    Map<String, String> profiles,
    String usualProfile,
    NamespaceLimits limits,
    List<String> secrets,
    String secretsWorkspace,
    Map<String, String> labels) {

  /** What the copies begin with of secrets that builds name. */
  static final String COPY = "build-";

  private static final String INTERNET =
      """
      [
        {
          "to": [{
            "namespaceSelector": {},
            "podSelector": {"matchLabels": {"k8s-app": "kube-dns"}}
          }],
          "ports": [{"protocol": "UDP", "port": 53}, {"protocol": "TCP", "port": 53}]
        },
        {
          "to": [{
            "ipBlock": {
              "cidr": "0.0.0.0/0",
              "except": ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12",
                         "192.168.0.0/16"]
            }
          }]
        }
      ]
      """;

  /** The internet, but nothing in networks of the operator's own. */
  public static final SandboxSettings DEFAULT =
      new SandboxSettings(
          false,
          Map.of("internet", INTERNET),
          "internet",
          new NamespaceLimits(
              Map.ofEntries(
                  Map.entry("requests.cpu", "8"),
                  Map.entry("requests.memory", "16Gi"),
                  Map.entry("limits.cpu", "64"),
                  Map.entry("limits.memory", "64Gi"),
                  Map.entry("pods", "10"),
                  Map.entry("services", "0"),
                  Map.entry("persistentvolumeclaims", "0")),
              Map.of("cpu", "2", "memory", "4Gi"),
              Map.of("cpu", "100m", "memory", "256Mi"),
              Map.of()),
          List.of(),
          "",
          Map.of("pod-security.kubernetes.io/enforce", "baseline"));

  /**
   * Settings that make sense by themselves.
   *
   * @throws IllegalArgumentException when a profile is no list of rules, when the usual one is not
   *     among them, or when a secret has a name that copies of a build's secrets could have
   */
  public SandboxSettings {
    profiles.forEach(SandboxSettings::rules);
    if (!profiles.containsKey(usualProfile)) {
      throw new IllegalArgumentException(
          "The usual network profile '%s' is not among the profiles: %s"
              .formatted(usualProfile, String.join(", ", new TreeSet<>(profiles.keySet()))));
    }
    secrets.stream()
        .filter(name -> name.startsWith(COPY))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "A secret for all sandboxes cannot have a name that begins with '%s': '%s'"
                  .formatted(COPY, name));
        });
    profiles = Map.copyOf(profiles);
    secrets = List.copyOf(secrets);
    labels = Map.copyOf(labels);
  }

  private static JsonArray rules(String profile, String json) {
    try {
      if (JsonParser.parseString(json) instanceof JsonArray rules
          && rules.asList().stream().allMatch(rule -> rule.isJsonObject())) {
        return rules;
      }
    } catch (JsonParseException e) {
      // What it says of it is for programmers.
    }
    throw new IllegalArgumentException(
        "The network profile '%s' is no JSON array of egress rules".formatted(profile));
  }

  /**
   * What a build may connect to.
   *
   * @param profile empty for the usual one
   * @throws ComponentsException.Invalid when there is no such profile
   */
  JsonArray egress(String profile) {
    String name = profile.isEmpty() ? usualProfile : profile;
    String rules = profiles.get(name);
    if (rules == null) {
      throw ComponentsException.Invalid.because(
          "There is no network profile '%s' on this platform. Have 'network' of the build be one of: %s"
              .formatted(name, String.join(", ", new TreeSet<>(profiles.keySet()))));
    }
    return rules(name, rules);
  }
}
