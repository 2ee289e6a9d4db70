{{/* The name of all objects of this release. */}}
{{- define "components.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{ .Release.Name | trunc 63 | trimSuffix "-" }}
{{- else -}}
{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 63 | trimSuffix "-" }}
{{- end -}}
{{- end }}

{{/* What an object that belongs to no namespace is called: unlike that of a release elsewhere. */}}
{{- define "components.clusterName" -}}
{{ printf "%s:%s" .Release.Namespace (include "components.name" .) }}
{{- end }}

{{- define "components.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "components.labels" -}}
{{ include "components.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "components.serviceAccount" -}}
{{- if .Values.serviceAccount.create -}}
{{ default (include "components.name" .) .Values.serviceAccount.name }}
{{- else -}}
{{ required "serviceAccount.name is needed when serviceAccount.create is false" .Values.serviceAccount.name }}
{{- end -}}
{{- end }}

{{- define "components.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end -}}
{{- end }}

{{/* Where images are built. */}}
{{- define "components.buildNamespace" -}}
{{ default "image-build" .Values.builds.settings.namespace }}
{{- end }}

{{- define "components.scheme" -}}
{{ ternary "HTTPS" "HTTP" .Values.tls.enabled }}
{{- end }}

{{/* The secret with the server's certificate. */}}
{{- define "components.tlsSecret" -}}
{{- if .Values.tls.secretName -}}
{{ .Values.tls.secretName }}
{{- else if .Values.tls.certManager.enabled -}}
{{ include "components.name" . }}-tls
{{- else -}}
{{ required "tls.enabled needs tls.secretName or tls.certManager.enabled" .Values.tls.secretName }}
{{- end -}}
{{- end }}
