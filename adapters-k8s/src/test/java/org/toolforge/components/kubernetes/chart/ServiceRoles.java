package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/**
 * The service's roles as the chart has installed them. Rights can be taken from them for a while.
 */
final class ServiceRoles {

  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final Resource CLUSTER_ROLES =
      new Resource(GROUP, "v1", "ClusterRole", "clusterroles");
  private static final Resource ROLES = new Resource(GROUP, "v1", "Role", "roles");
  private static final String OUTSIDE_HOME = Chart.NAMESPACE + ":" + Chart.RELEASE;

  /**
   * One of them.
   *
   * @param namespace empty for all
   */
  private record InstalledRole(Resource kind, String namespace, String name, JsonArray rules) {

    List<Right> rights() {
      return Right.of(namespace, rules);
    }
  }

  private final KubeClient admin;
  private final List<InstalledRole> roles;

  private ServiceRoles(KubeClient admin, List<InstalledRole> roles) {
    this.admin = admin;
    this.roles = roles;
  }

  /** Those that the chart makes of its own accord, and for builds. */
  static ServiceRoles ofTheChart(KubeClient admin) {
    return new ServiceRoles(
        admin,
        List.of(
            read(admin, CLUSTER_ROLES, "", OUTSIDE_HOME),
            read(admin, ROLES, Chart.NAMESPACE, Chart.RELEASE),
            read(admin, ROLES, Chart.BUILDS, OUTSIDE_HOME)));
  }

  /** A single one that holds in all namespaces. */
  static ServiceRoles ofOne(KubeClient admin, String clusterRole) {
    return new ServiceRoles(admin, List.of(read(admin, CLUSTER_ROLES, "", clusterRole)));
  }

  private static InstalledRole read(
      KubeClient admin, Resource kind, String namespace, String name) {
    KubeObject role =
        admin
            .get(kind, namespace, name)
            .orElseThrow(() ->
                new AssertionError("The chart has not made %s %s".formatted(kind.kind(), name)));
    return new InstalledRole(kind, namespace, name, role.tree().getAsJsonArray("rules"));
  }

  /** All that they grant. */
  List<Right> granted() {
    return roles.stream().flatMap(role -> role.rights().stream()).toList();
  }

  /** Whether the service has a role for that namespace alone. */
  boolean hasOneFor(String namespace) {
    return !namespace.isEmpty()
        && roles.stream().anyMatch(role -> role.namespace().equals(namespace));
  }

  /** Leaves all rights but one. */
  void takeAway(Right right) {
    InstalledRole role = of(right);
    JsonArray rules = new JsonArray();
    role.rights().stream()
        .filter(other -> !other.equals(right))
        .forEach(other -> rules.add(other.rule()));
    write(role, rules);
  }

  /** Puts them back as they were. */
  void giveBack(Right right) {
    write(of(right), of(right).rules());
  }

  private InstalledRole of(Right right) {
    return roles.stream().filter(role -> role.rights().contains(right)).findFirst().orElseThrow();
  }

  private void write(InstalledRole role, JsonArray rules) {
    JsonObject changes = new JsonObject();
    changes.add("rules", rules);
    assertThat(admin.patch(role.kind(), role.namespace(), role.name(), changes)).isPresent();
  }
}
