package org.toolforge.components.engine;

import java.time.Instant;
import java.util.Optional;
import org.toolforge.components.deployment.Phase;

/**
 * Keeps a deployment that has started nothing from doing so while there is maintenance, or while no
 * build slot is free. One that could not be prepared before maintenance began is prepared here.
 */
final class WaitingPhase {

  private final PreparingPhase preparing;
  private final BuildingPhase building;

  WaitingPhase(PreparingPhase preparing, BuildingPhase building) {
    this.preparing = preparing;
    this.building = building;
  }

  void step(Work work, Observations seen, Instant now) {
    Optional<String> notice = seen.maintenance();
    if (notice.isPresent()) {
      work.heldBy(notice.get());
      return;
    }
    if (!work.isPlanned()) {
      preparing.step(work, seen, now);
    }
    if (work.isPlanned() && work.phase().compareTo(Phase.BUILDING) <= 0) {
      building.step(work, seen, now);
    }
  }
}
