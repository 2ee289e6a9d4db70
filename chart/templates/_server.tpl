{{/* What `serve` is told. */}}
{{- define "components.arguments" -}}
- serve
- --storage
- kubernetes
- --namespace
- {{ .Release.Namespace | quote }}
- --address
- 0.0.0.0
- --tenants
- {{ .Values.tenants.enabled | quote }}
- --port
- "8000"
{{- with .Values.server }}
- --token-lifetime
- {{ .tokenLifetime | quote }}
- --keep-deployments
- {{ .keepDeployments | quote }}
- --build-timeout
- {{ .buildTimeout | quote }}
- --readiness-timeout
- {{ .readinessTimeout | quote }}
- --deployment-timeout
- {{ .deploymentTimeout | quote }}
- --max-connections
- {{ .maxConnections | int | quote }}
- --max-streams
- {{ .maxStreams | int | quote }}
- --shutdown-grace
- {{ .shutdownGrace | quote }}
- --log-level
- {{ .logLevel }}
- --log-format
- {{ .logFormat }}
- --sources
- {{ default (ternary "git" "pretended" (eq $.Values.builds.type "tekton")) .sources }}
{{- range .allowFetch }}
- --allow-fetch
- {{ . | quote }}
{{- end }}
{{- range .administrators }}
- --admin
- {{ . | quote }}
{{- end }}
{{- end }}
{{- if .Values.tls.enabled }}
- --tls-cert
- /etc/components/tls/tls.crt
- --tls-key
- /etc/components/tls/tls.key
{{- if .Values.tls.clientCa.secretName }}
- --client-ca
- /etc/components/client-ca/ca.crt
{{- end }}
{{- end }}
{{- with .Values.builds }}
- --builds
- {{ .type }}
- --builds-per-tool
- {{ .perTool | int | quote }}
- --builds-in-all
- {{ .inAll | int | quote }}
{{- if eq .type "tekton" }}
- --build-settings
- /etc/components/builds/settings.yaml
{{- end }}
{{- end }}
{{- if eq .Values.runtime.type "kubernetes" }}
- --runtime
- kubernetes
- --runtime-settings
- /etc/components/runtime/settings.yaml
{{- end }}
{{- range .Values.server.extraArgs }}
- {{ . | quote }}
{{- end }}
{{- end }}

{{/* A probe's request. Takes the root and the path. */}}
{{- define "components.probe" -}}
httpGet:
  path: {{ index . 1 }}
  port: http
  scheme: {{ include "components.scheme" (index . 0) }}
{{- end }}
