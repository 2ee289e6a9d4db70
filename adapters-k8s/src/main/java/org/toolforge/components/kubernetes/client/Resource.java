package org.toolforge.components.kubernetes.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A kind of object as the API server's paths name it.
 *
 * @param group empty for the core group
 * @param plural the kind in lower case and plural
 */
public record Resource(String group, String version, String kind, String plural) {

  /** The group of the kinds that are ours. */
  public static final String OUR_GROUP = "components-api.toolforge.org";

  public static final Resource TOOL_CONFIGS =
      new Resource(OUR_GROUP, "v2", "ToolConfig", "toolconfigs");
  public static final Resource TOOL_DEPLOYMENTS =
      new Resource(OUR_GROUP, "v2", "ToolDeployment", "tooldeployments");
  public static final Resource TOOLS = new Resource(OUR_GROUP, "v2", "Tool", "tools");
  public static final Resource LEASES =
      new Resource("coordination.k8s.io", "v1", "Lease", "leases");
  public static final Resource CONTROLLER_REVISIONS =
      new Resource("apps", "v1", "ControllerRevision", "controllerrevisions");
  public static final Resource SECRETS = new Resource("", "v1", "Secret", "secrets");
  public static final Resource CONFIG_MAPS = new Resource("", "v1", "ConfigMap", "configmaps");
  public static final Resource EVENTS = new Resource("", "v1", "Event", "events");
  public static final Resource PIPELINE_RUNS =
      new Resource("tekton.dev", "v1", "PipelineRun", "pipelineruns");
  public static final Resource PIPELINES =
      new Resource("tekton.dev", "v1", "Pipeline", "pipelines");
  public static final Resource TASKS = new Resource("tekton.dev", "v1", "Task", "tasks");
  public static final Resource TASK_RUNS = new Resource("tekton.dev", "v1", "TaskRun", "taskruns");
  public static final Resource PODS = new Resource("", "v1", "Pod", "pods");
  public static final Resource NAMESPACES = new Resource("", "v1", "Namespace", "namespaces");
  public static final Resource SERVICE_ACCOUNTS =
      new Resource("", "v1", "ServiceAccount", "serviceaccounts");
  public static final Resource QUOTAS = new Resource("", "v1", "ResourceQuota", "resourcequotas");
  public static final Resource LIMIT_RANGES = new Resource("", "v1", "LimitRange", "limitranges");
  public static final Resource NETWORK_POLICIES =
      new Resource("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies");

  public static final Resource DEPLOYMENTS =
      new Resource("apps", "v1", "Deployment", "deployments");
  public static final Resource REPLICA_SETS =
      new Resource("apps", "v1", "ReplicaSet", "replicasets");
  public static final Resource JOBS = new Resource("batch", "v1", "Job", "jobs");
  public static final Resource SERVICES = new Resource("", "v1", "Service", "services");
  public static final Resource INGRESSES =
      new Resource("networking.k8s.io", "v1", "Ingress", "ingresses");

  /** CronJobs, of the version that a cluster serves: {@code v1}, or {@code v1beta1} before 1.21. */
  public static Resource cronJobs(String version) {
    return new Resource("batch", version, "CronJob", "cronjobs");
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Where the version of the group is that it belongs to. */
  String root() {
    return group.isEmpty() ? "/api/" + version : "/apis/" + group + "/" + version;
  }

  /** Where all of them are, in the whole cluster. */
  String path() {
    return root() + "/" + plural;
  }

  /** Where those of one namespace are; with an empty namespace, those of the whole cluster. */
  String path(String namespace) {
    return namespace.isEmpty()
        ? path()
        : root() + "/namespaces/" + encoded(namespace) + "/" + plural;
  }

  String path(String namespace, String name) {
    return path(namespace) + "/" + encoded(name);
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
