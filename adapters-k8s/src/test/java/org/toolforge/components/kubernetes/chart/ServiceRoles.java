package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;
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

  private final KubeClient admin;
  private final JsonArray everywhere;
  private final JsonArray atHome;

  ServiceRoles(KubeClient admin) {
    this.admin = admin;
    everywhere = read(true);
    atHome = read(false);
  }

  private static Resource kind(boolean clusterWide) {
    return clusterWide ? CLUSTER_ROLES : ROLES;
  }

  private static String namespace(boolean clusterWide) {
    return clusterWide ? "" : Chart.NAMESPACE;
  }

  private static String name(boolean clusterWide) {
    return clusterWide ? Chart.NAMESPACE + ":" + Chart.RELEASE : Chart.RELEASE;
  }

  private JsonArray read(boolean clusterWide) {
    KubeObject role =
        admin
            .get(kind(clusterWide), namespace(clusterWide), name(clusterWide))
            .orElseThrow(() -> new AssertionError("The chart has not made " + name(clusterWide)));
    return role.tree().getAsJsonArray("rules");
  }

  /** All that they grant. */
  List<Right> granted() {
    return Stream.concat(Right.of(true, everywhere).stream(), Right.of(false, atHome).stream())
        .toList();
  }

  /** Leaves all rights but one. */
  void takeAway(Right right) {
    JsonArray rules = new JsonArray();
    granted().stream()
        .filter(other -> other.everywhere() == right.everywhere() && !other.equals(right))
        .forEach(other -> rules.add(other.rule()));
    write(right.everywhere(), rules);
  }

  /** Puts them back as they were. */
  void giveBack(Right right) {
    write(right.everywhere(), right.everywhere() ? everywhere : atHome);
  }

  private void write(boolean clusterWide, JsonArray rules) {
    JsonObject changes = new JsonObject();
    changes.add("rules", rules);
    assertThat(admin.patch(kind(clusterWide), namespace(clusterWide), name(clusterWide), changes))
        .isPresent();
  }
}
