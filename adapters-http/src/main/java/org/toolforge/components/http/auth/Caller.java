package org.toolforge.components.http.auth;

import org.toolforge.components.config.ToolName;

/** Who makes a request, once that is proved. */
public sealed interface Caller {

  /** The tool that it speaks for. */
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

  /** Somebody with the tool's deploy token. */
  record TokenHolder(ToolName tool) implements Caller {
    @Override
    public String name() {
      return tool + " (deploy token)";
    }
  }
}
