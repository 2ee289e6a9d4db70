package org.toolforge.components.http.auth;

import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.Runs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.run.RunId;

/** Knows runs on demand by the tokens with which they bring their results. */
public final class RunUploads {

  private final Runs runs;

  public RunUploads(Runs runs) {
    this.runs = runs;
  }

  /**
   * The run itself, if it is it that calls.
   *
   * @param tool as it stands in the path
   * @param run as it stands in the path
   */
  public Optional<Caller> caller(String tool, String run, Credentials credentials) {
    Credentials.Token token = credentials.token();
    if (token == null
        || token.inQuery()
        || !credentials.tools().isEmpty()
        || !credentials.subjects().isEmpty()) {
      return Optional.empty();
    }
    try {
      ToolName name = new ToolName(tool);
      RunId id = new RunId(run);
      return runs.mayUpload(name, id, token.value())
          ? Optional.of(new Caller.RunItself(name, id))
          : Optional.empty();
    } catch (ComponentsException.Invalid | ComponentsException.NotFound noSuchNames) {
      return Optional.empty();
    }
  }
}
