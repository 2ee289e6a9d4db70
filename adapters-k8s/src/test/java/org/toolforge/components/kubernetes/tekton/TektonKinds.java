package org.toolforge.components.kubernetes.tekton;

import java.util.List;
import java.util.Optional;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.harness.CustomResources;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.Yaml;

/**
 * Tekton's kinds as far as builds need them. What is declared is as in Tekton's own definitions,
 * and what they do not know is dropped as it is there.
 */
final class TektonKinds {

  private static final String STATUS =
      """
      status:
        type: object
        x-kubernetes-preserve-unknown-fields: true
      """;

  private static final String PARAMETERS =
      """
      params:
        type: array
        items:
          type: object
          required: [name, value]
          properties:
            name: {type: string}
            value: {x-kubernetes-preserve-unknown-fields: true}
      """;

  private static final String POD_TEMPLATE =
      "podTemplate: {type: object, x-kubernetes-preserve-unknown-fields: true}";

  private static final String RUN_SPEC =
      PARAMETERS
          + """
          pipelineRef:
            type: object
            properties:
              apiVersion: {type: string}
              name: {type: string}
              resolver: {type: string}
          pipelineSpec: {x-kubernetes-preserve-unknown-fields: true}
          managedBy: {type: string}
          status: {type: string}
          timeouts:
            type: object
            properties:
              pipeline: {type: string}
              tasks: {type: string}
              finally: {type: string}
          taskRunTemplate:
            type: object
            properties:
              serviceAccountName: {type: string}
              %1$s
          taskRunSpecs:
            type: array
            items:
              type: object
              properties:
                pipelineTaskName: {type: string}
                serviceAccountName: {type: string}
                %1$s
          workspaces:
            type: array
            items:
              type: object
              required: [name]
              properties:
                name: {type: string}
                subPath: {type: string}
                emptyDir: {type: object, x-kubernetes-preserve-unknown-fields: true}
                projected: {type: object, x-kubernetes-preserve-unknown-fields: true}
          """
              .formatted(POD_TEMPLATE);

  private static final String TASK_SPEC =
      PARAMETERS
          + """
          serviceAccountName: {type: string}
          status: {type: string}
          timeout: {type: string}
          taskRef: {type: object, properties: {name: {type: string}, kind: {type: string}}}
          """;

  private static final String ANYTHING =
      """
      tasks: {x-kubernetes-preserve-unknown-fields: true}
      finally: {x-kubernetes-preserve-unknown-fields: true}
      workspaces: {x-kubernetes-preserve-unknown-fields: true}
      steps: {x-kubernetes-preserve-unknown-fields: true}
      """;

  private TektonKinds() {}

  /** Has the server know them once this returns. */
  static void applyTo(KubeTestServer server) {
    List<KubeObject> all =
        List.of(
            definition("PipelineRun", "pipelineruns", RUN_SPEC),
            definition("TaskRun", "taskruns", TASK_SPEC),
            definition("Pipeline", "pipelines", ANYTHING),
            definition("Task", "tasks", ANYTHING));
    try (Cluster cluster = server.connect()) {
      for (KubeObject definition : all) {
        Optional<KubeObject> unused =
            cluster.client().create(CustomResources.DEFINITIONS, definition);
      }
      all.forEach(definition -> CustomResources.await(cluster.client(), definition.name()));
    }
  }

  private static KubeObject definition(String kind, String plural, String spec) {
    String schema =
        "type: object\nproperties:\n"
            + ("spec:\n" + "type: object\nproperties:\n".indent(2) + spec.indent(4)).indent(2)
            + STATUS.indent(2);
    return Yaml.object(
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: %2$s.tekton.dev}
        spec:
          group: tekton.dev
          scope: Namespaced
          preserveUnknownFields: false
          names: {kind: %1$s, plural: %2$s, singular: %3$s}
          versions:
          - name: v1
            served: true
            storage: true
            subresources: {status: {}}
            schema:
              openAPIV3Schema:
        """
                .formatted(kind, plural, plural.substring(0, plural.length() - 1))
            + schema.indent(10));
  }
}
