package org.toolforge.components.kubernetes.tenant;

import java.time.Duration;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.care.Caretaker;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.store.Mirror;

/** Has the controller look when a Tool changes, or the namespace that would be its. */
public final class TenantCare implements Caretaker.Care<KnownTool> {

  private final TenantController controller;
  private final Mirror<KnownTool> tools;

  public TenantCare(TenantController controller, Mirror<KnownTool> tools) {
    this.controller = controller;
    this.tools = tools;
  }

  @Override
  public void look(KnownTool seen) {
    KubeObject object = seen.object();
    Optional<String> tool =
        object.tree().get("kind").getAsString().equals(Resource.TOOLS.kind())
            ? Optional.of(object.name())
            : concerned(object);
    tool.flatMap(controller::reconcile).ifPresent(TenantCare::lookAgain);
  }

  /** The tool for which something follows from how its namespace is; for most nothing does. */
  private Optional<String> concerned(KubeObject namespace) {
    return Marks.isMarked(namespace) && !namespace.isBeingDeleted()
        ? Optional.empty()
        : Namespaces.tool(namespace.name())
            .map(ToolName::value)
            .filter(name -> tools.find("", name).isPresent());
  }

  private static void lookAgain(Duration pause) {
    throw new ComponentsException.Unavailable("A namespace is still going.", pause);
  }
}
