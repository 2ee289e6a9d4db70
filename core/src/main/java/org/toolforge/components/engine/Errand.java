package org.toolforge.components.engine;

import org.toolforge.components.callback.Notice;
import org.toolforge.components.config.ToolName;

/** A piece of a courier's work. */
sealed interface Errand {

  /** Look in the stores for what has ended and nobody was told of. */
  record TakeStock() implements Errand {}

  /** Look which runs of a tool have ended. */
  record LookAtRuns(ToolName tool) implements Errand {}

  /** Tell of the deployment or run of that id. */
  record Tell(Notice.Kind kind, ToolName tool, String id) implements Errand {}
}
