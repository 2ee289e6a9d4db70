package org.toolforge.components.engine;

/** A piece of an engine's work. */
sealed interface Task {

  /** Take one deployment as far as it gets now. */
  record Advance(DeploymentRef deployment) implements Task {}

  /** Look in the store for deployments of which nothing was heard. */
  record TakeStock() implements Task {}
}
