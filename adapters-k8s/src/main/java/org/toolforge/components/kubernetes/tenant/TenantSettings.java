package org.toolforge.components.kubernetes.tenant;

import java.util.Map;
import org.toolforge.components.config.ToolName;

/**
 * What every tool gets in its namespace, as the operator decides.
 *
 * @param userName the name that a tool's user has in the cluster, with {@value #TOOL} for the
 *     tool's
 * @param viewRole the ClusterRole that the tool's user has in the namespace
 * @param namespaceLabels labels of namespaces that are made; adopted ones keep theirs
 * @param quota what all of the tool's pods and objects may use together, as in a ResourceQuota
 * @param defaultLimits what a container may use that does not say so itself
 * @param defaultRequests what is set aside for a container that does not say so itself
 * @param ingressNamespaceLabels which namespaces may connect to the tool's pods besides the tool's
 *     own: those with all of these labels, and none when there are no labels
 */
public record TenantSettings(
    String userName,
    String viewRole,
    Map<String, String> namespaceLabels,
    Map<String, String> quota,
    Map<String, String> defaultLimits,
    Map<String, String> defaultRequests,
    Map<String, String> ingressNamespaceLabels) {

  /** Where the tool's name goes in the name of its user. */
  public static final String TOOL = "{tool}";

  /** For small web services and jobs. */
  public static final TenantSettings DEFAULT =
      new TenantSettings(
          TOOL,
          "view",
          Map.of("pod-security.kubernetes.io/enforce", "baseline"),
          Map.ofEntries(
              Map.entry("requests.cpu", "8"),
              Map.entry("requests.memory", "8Gi"),
              Map.entry("limits.cpu", "16"),
              Map.entry("limits.memory", "16Gi"),
              Map.entry("pods", "40"),
              Map.entry("services", "16"),
              Map.entry("services.nodeports", "0"),
              Map.entry("services.loadbalancers", "0"),
              Map.entry("persistentvolumeclaims", "3"),
              Map.entry("secrets", "64"),
              Map.entry("configmaps", "64"),
              Map.entry("count/deployments.apps", "16"),
              Map.entry("count/jobs.batch", "40"),
              Map.entry("count/cronjobs.batch", "50")),
          Map.of("cpu", "500m", "memory", "512Mi"),
          Map.of("cpu", "100m", "memory", "256Mi"),
          Map.of("toolforge.org/ingress", "true"));

  /**
   * Settings that were checked as far as the cluster need not be asked.
   *
   * @throws IllegalArgumentException when a quantity is none
   */
  public TenantSettings {
    namespaceLabels = Map.copyOf(namespaceLabels);
    quota = Map.copyOf(quota);
    defaultLimits = Map.copyOf(defaultLimits);
    defaultRequests = Map.copyOf(defaultRequests);
    ingressNamespaceLabels = Map.copyOf(ingressNamespaceLabels);
    NamespaceLimits unused = limits(quota, defaultLimits, defaultRequests);
  }

  private static NamespaceLimits limits(
      Map<String, String> quota,
      Map<String, String> defaultLimits,
      Map<String, String> defaultRequests) {
    return new NamespaceLimits(quota, defaultLimits, defaultRequests, Map.of());
  }

  NamespaceLimits limits() {
    return limits(quota, defaultLimits, defaultRequests);
  }

  /** The user in the cluster that a tool is. */
  String user(ToolName tool) {
    return userName.replace(TOOL, tool.value());
  }
}
