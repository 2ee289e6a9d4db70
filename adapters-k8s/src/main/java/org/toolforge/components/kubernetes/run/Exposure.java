package org.toolforge.components.kubernetes.run;

import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.Port;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** How others reach a component: by its name within the tool, and by the tool's public address. */
final class Exposure {

  private Exposure() {}

  static KubeObject service(ToolName tool, ContinuousComponent component, Port port) {
    Part entry =
        new Part()
            .put("port", port.number())
            .put("protocol", port.protocol().name())
            .put("targetPort", port.number());
    Part spec =
        Part.of("type", "ClusterIP")
            .put("selector", Marks.selecting(tool, component.name(), Marks.Kind.COMPONENT))
            .put("ports", Part.list(entry));
    return object(Resource.SERVICES, tool, component, spec);
  }

  static KubeObject ingress(
      ToolName tool,
      ContinuousComponent component,
      Port port,
      RuntimeSettings.Publishing publishing) {
    Part service =
        Part.of("name", component.name().value())
            .put("port", new Part().put("number", port.number()));
    Part path =
        Part.of("path", "/").put("pathType", "Prefix").put("backend", Part.of("service", service));
    Part rule =
        Part.of("host", tool + "." + publishing.domain())
            .put("http", new Part().put("paths", Part.list(path)));
    Part spec =
        new Part()
            .words("ingressClassName", publishing.ingressClass())
            .put("rules", Part.list(rule));
    return object(Resource.INGRESSES, tool, component, spec);
  }

  private static KubeObject object(
      Resource resource, ToolName tool, ContinuousComponent component, Part spec) {
    KubeObject object = Manifests.object(resource, tool, component, component.name().value());
    object.tree().add("spec", spec.json());
    return object;
  }
}
