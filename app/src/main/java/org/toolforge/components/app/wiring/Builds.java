package org.toolforge.components.app.wiring;

import org.toolforge.components.kubernetes.build.BuildSettings;
import org.toolforge.components.port.BuildSlots;

/** Who builds images, and how many at once. */
public sealed interface Builds {

  /**
   * Nobody: builds take their time and end well.
   *
   * @param perTool how many a tool may have at once
   * @param inAll how many all tools may have at once; {@link BuildSlots#UNLIMITED} for any number
   */
  record Pretended(int perTool, int inAll) implements Builds {

    /** Three for a tool, whatever others do. */
    public static final Pretended USUAL = new Pretended(3, BuildSlots.UNLIMITED);
  }

  /** Tekton, in the cluster that keeps the state. */
  record Tekton(BuildSettings settings) implements Builds {}
}
