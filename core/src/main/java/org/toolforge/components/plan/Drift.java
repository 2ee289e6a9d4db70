package org.toolforge.components.plan;

/**
 * A part of a job that somebody else made other than it was last applied.
 *
 * @param path the config's path where it has one, such as {@code run.replicas}, else the platform's
 * @param applied what it should be; empty for nothing
 * @param actual what it is; empty for nothing
 * @param changedBy who the platform says changed it; empty when it does not tell
 */
public record Drift(String path, String applied, String actual, String changedBy) {}
