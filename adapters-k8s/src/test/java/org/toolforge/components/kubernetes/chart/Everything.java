package org.toolforge.components.kubernetes.chart;

/** Values that turn on whatever can be, or off. */
final class Everything {

  static final String ON =
      """
      image: {digest: "sha256:%s", pullSecrets: [registry]}
      server:
        administrators: [admin, root-tool]
        allowFetch: [10.1.0.0/16, "fd00::/8"]
        logFormat: text
        extraArgs: [--speed, "2"]
        extraEnv: [{name: TZ, value: UTC}]
      builds:
        type: tekton
        perTool: 2
        inAll: 30
        settings: {namespace: builds, pipeline: {name: "07"}, log_steps: [clone, build], keep: {good: 3}}
      runtime:
        type: kubernetes
        settings: {launcher: [/bin/sh, -c], limits: {replicas: 4}, publish: {domain: tools.example.org}}
      tls:
        enabled: true
        clientCa: {secretName: gateway-ca}
        certManager: {enabled: true, issuerRef: {name: internal}, dnsNames: [components.example.org]}
      serviceAccount: {annotations: {a: b}}
      service: {annotations: {a: b}}
      networkPolicy:
        from: [{namespaceSelector: {matchLabels: {name: gateway}}}]
        apiServer: {cidrs: [10.0.0.1/32]}
        extraEgress: [{to: [{podSelector: {}}]}]
      serviceMonitor: {enabled: true, labels: {prometheus: main}}
      podLabels: {a: b}
      podAnnotations: {a: b}
      nodeSelector: {a: b}
      tolerations: [{key: a, operator: Exists}]
      affinity: {nodeAffinity: {}}
      priorityClassName: high
      """
          .formatted("0".repeat(64));

  static final String OFF =
      """
      replicas: 1
      crds: {install: false}
      tenants: {enabled: false}
      rbac: {create: false, aggregateToView: false, deployerRole: false}
      serviceAccount: {create: false, name: somebody}
      podDisruptionBudget: {enabled: false}
      networkPolicy: {enabled: false}
      drain: 0
      """;

  private Everything() {}
}
