package org.toolforge.components.inmemory.simulation;

/**
 * What was done to the system to bring it down.
 *
 * @param crashes engines that were stopped between two steps and started anew
 * @param conflicts compare-and-set writes that lost, to another writer or on purpose
 * @param errors calls that answered with an error, before or after they had their effect
 * @param pauses engines that stood still while the world went on
 * @param unheard notices of a change that were dropped
 * @param lostJobs jobs that somebody took away behind the system's back
 */
public record FaultCounts(
    long crashes, long conflicts, long errors, long pauses, long unheard, long lostJobs) {

  public static final FaultCounts NONE = new FaultCounts(0, 0, 0, 0, 0, 0);

  public FaultCounts plus(FaultCounts other) {
    return new FaultCounts(
        crashes + other.crashes,
        conflicts + other.conflicts,
        errors + other.errors,
        pauses + other.pauses,
        unheard + other.unheard,
        lostJobs + other.lostJobs);
  }
}
