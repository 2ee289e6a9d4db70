package org.toolforge.components.kubernetes.chart;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;

/**
 * One thing that somebody might do, written as in {@code update leases.coordination.k8s.io/status
 * in tool-tool1}.
 *
 * @param target the plural, with its group and, behind a slash, its part if it is not the whole
 * @param namespace empty for the whole cluster
 * @param name empty for any
 */
record Access(String verb, String target, String namespace, String name) {

  private static final Resource REVIEWS =
      new Resource(
          "authorization.k8s.io", "v1", "SelfSubjectAccessReview", "selfsubjectaccessreviews");

  static Access of(String words) {
    String[] parts = words.strip().split(" ", -1);
    String namespace = "";
    String name = "";
    for (int i = 2; i + 1 < parts.length; i += 2) {
      if (parts[i].equals("in")) {
        namespace = parts[i + 1];
      } else {
        name = parts[i + 1];
      }
    }
    return new Access(parts[0], parts[1], namespace, name);
  }

  /** Whether the cluster would let the one whose connection this is. */
  boolean isGranted(Cluster cluster) {
    KubeObject review = KubeObject.named(REVIEWS, "", "");
    JsonObject spec = new JsonObject();
    spec.add("resourceAttributes", attributes());
    review.tree().add("spec", spec);
    JsonElement allowed =
        cluster
            .client()
            .create(REVIEWS, review)
            .orElseThrow()
            .part("status")
            .orElseThrow()
            .get("allowed");
    return allowed.getAsBoolean();
  }

  /** Whether it is granted at last; the controllers need a moment for a new role. */
  boolean getsGranted(Cluster cluster) {
    return Await.becomesTrue(() -> isGranted(cluster));
  }

  private JsonObject attributes() {
    String[] wholeAndPart = target.split("/", 2);
    String[] pluralAndGroup = wholeAndPart[0].split("\\.", 2);
    JsonObject attributes = new JsonObject();
    attributes.addProperty("verb", verb);
    attributes.addProperty("resource", pluralAndGroup[0]);
    attributes.addProperty("group", pluralAndGroup.length > 1 ? pluralAndGroup[1] : "");
    attributes.addProperty("subresource", wholeAndPart.length > 1 ? wholeAndPart[1] : "");
    attributes.addProperty("namespace", namespace);
    attributes.addProperty("name", name);
    return attributes;
  }
}
