package org.toolforge.components.config;

/** The image of another component, which itself builds from source. */
public record ReusedBuild(ComponentName component) implements BuildSource {}
