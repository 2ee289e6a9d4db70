package org.toolforge.components.kubernetes.run;

import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.RunSpec;

/** What a config may say, and a cluster cannot do. */
final class Refusals {

  /** The API server takes 256 KiB of annotations; some of it is for others. */
  private static final int LARGEST_NOTE = 240 * 1024;

  private Refusals() {}

  /**
   * Looks whether a component can run at all.
   *
   * @throws ComponentsException.Invalid when it cannot
   */
  static void check(Component component, RuntimeSettings settings) {
    if (component instanceof ContinuousComponent lasting) {
      checkLasting(lasting, settings);
    }
    RunSpec run = component.run();
    if (run.fileLog().enabled() && run.mount() == RunSpec.Mount.NONE) {
      throw ComponentsException.Invalid.because(
          "Files of 'run.filelog' are in the tool's home, which is not there with 'run.mount: none'."
              + " Set 'run.mount' to all, or remove 'run.filelog' and read the log here.");
    }
  }

  private static void checkLasting(ContinuousComponent component, RuntimeSettings settings) {
    if (component.replicas() > settings.mostReplicas()) {
      throw ComponentsException.Invalid.because(
          "A component may have at most %d replicas here. Received value: '%d'. Lower 'run.replicas'."
              .formatted(settings.mostReplicas(), component.replicas()));
    }
    String name = component.name().value();
    if (component.port() != null && Character.isDigit(name.charAt(0))) {
      throw ComponentsException.Invalid.because(
          ("A component with a port is reached by its name, which has to begin with a letter then."
                  + " Received value: '%s'. Give it another name.")
              .formatted(name));
    }
  }

  /**
   * Looks whether what is noted of a job fits on an object.
   *
   * @param bytes how long that is
   * @throws ComponentsException.Invalid when it does not
   */
  static void checkSize(int bytes) {
    if (bytes > LARGEST_NOTE) {
      throw ComponentsException.Invalid.because(
          ("The component takes %d KiB to describe, and a cluster keeps %d at most. Put long values"
                  + " of 'run.env' into a secret or config map, and name that in 'run.env_from'.")
              .formatted(bytes / 1024, LARGEST_NOTE / 1024));
    }
  }
}
