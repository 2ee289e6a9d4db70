package org.toolforge.components.kubernetes.build.sandbox;

/**
 * Where the pipeline is that builds, and what all sandboxes get.
 *
 * @param namespace that of builds without a sandbox
 * @param pipeline as the Pipeline is called
 * @param serviceAccount under which steps run; empty for the usual one of a namespace
 */
public record PipelineHome(String namespace, String pipeline, String serviceAccount) {}
