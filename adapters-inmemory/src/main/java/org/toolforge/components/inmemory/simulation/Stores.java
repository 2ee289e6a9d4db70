package org.toolforge.components.inmemory.simulation;

import java.time.InstantSource;
import org.toolforge.components.port.ConfigStore;
import org.toolforge.components.port.DeploymentStore;

/** What keeps the state of one life. */
public record Stores(ConfigStore configs, DeploymentStore deployments) {

  /** Says which stores a life has. */
  @FunctionalInterface
  public interface Choice {

    /**
     * Makes the stores of a life that begins now.
     *
     * @param usual those in memory, to be put to use or not
     * @param clock the time of this life
     */
    Stores choose(Stores usual, InstantSource clock);
  }
}
