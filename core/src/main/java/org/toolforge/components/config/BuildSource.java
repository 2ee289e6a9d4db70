package org.toolforge.components.config;

/** Where a component's image comes from. */
public sealed interface BuildSource permits GitSource, ReusedBuild {}
