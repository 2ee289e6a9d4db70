package org.toolforge.components.http.auth;

import org.toolforge.components.config.ToolName;
import org.toolforge.components.run.RunId;

/** Who makes a request, once that is proved. */
public sealed interface Caller {

  /** The tool that the request is about. */
  ToolName tool();

  /** What is recorded of who did something. */
  String name();

  /** The tool itself, as the gateway says. */
  record ToolItself(ToolName tool) implements Caller {
    @Override
    public String name() {
      return tool.value();
    }
  }

  /** One who prepares and removes tools, as the gateway and the server's operator say. */
  record Administrator(ToolName tool, ToolName self) implements Caller {
    @Override
    public String name() {
      return self + " (administrator)";
    }
  }

  /** A run on demand of the tool, with its token for bringing its results. */
  record RunItself(ToolName tool, RunId run) implements Caller {
    @Override
    public String name() {
      return "%s (%s)".formatted(tool, run);
    }
  }

  /** Somebody with the tool's deploy token. */
  record TokenHolder(ToolName tool) implements Caller {
    @Override
    public String name() {
      return tool + " (deploy token)";
    }
  }
}
