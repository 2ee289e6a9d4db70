package org.toolforge.components.kubernetes.tenant;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.toolforge.components.kubernetes.client.Quantities;

/**
 * What may be used in a namespace. All amounts are as Kubernetes writes them, by the names that it
 * has for resources.
 *
 * @param quota what everything in it may use together, as in a ResourceQuota
 * @param defaults what a container may use that does not say so itself
 * @param defaultRequests what is set aside for a container that does not say so itself
 * @param most what a container may use at most, whatever it says; what is not named is not limited
 */
public record NamespaceLimits(
    Map<String, String> quota,
    Map<String, String> defaults,
    Map<String, String> defaultRequests,
    Map<String, String> most) {

  /**
   * Limits that were checked as far as the cluster need not be asked.
   *
   * @throws IllegalArgumentException when a quantity is none
   */
  public NamespaceLimits {
    List.of(quota, defaults, defaultRequests, most).forEach(NamespaceLimits::check);
    quota = Map.copyOf(quota);
    defaults = Map.copyOf(defaults);
    defaultRequests = Map.copyOf(defaultRequests);
    most = Map.copyOf(most);
  }

  private static void check(Map<String, String> quantities) {
    quantities.forEach((name, quantity) -> {
      if (Quantities.amount(quantity).isEmpty()) {
        throw new IllegalArgumentException(
            "'%s' is no quantity such as 2, 500m or 8Gi, as %s needs it".formatted(quantity, name));
      }
    });
  }

  /** The {@code spec} of a ResourceQuota. */
  public JsonObject inAll() {
    JsonObject spec = new JsonObject();
    spec.add("hard", Trees.of(quota));
    return spec;
  }

  /** The {@code spec} of a LimitRange. */
  public JsonObject perContainer() {
    JsonObject container = new JsonObject();
    container.addProperty("type", "Container");
    container.add("default", Trees.of(defaults));
    container.add("defaultRequest", Trees.of(defaultRequests));
    if (!most.isEmpty()) {
      container.add("max", Trees.of(most));
    }
    JsonObject spec = new JsonObject();
    spec.add("limits", Trees.listOf(container));
    return spec;
  }
}
