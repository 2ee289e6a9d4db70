package org.toolforge.components.engine;

import org.toolforge.components.ComponentsException;

/** An effect that was tried just now and did not take. */
public record Rejection(Effect effect, ComponentsException error) {}
