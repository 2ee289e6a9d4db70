package org.toolforge.components.engine;

import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.SourceChanges;

/** How the commit that a plan takes differs from the one that runs. */
public sealed interface SourceDifference {

  /** The commit that runs. */
  Commit from();

  /** The commit that the plan takes. */
  Commit to();

  /** The repository tells. */
  record Known(SourceChanges changes) implements SourceDifference {
    @Override
    public Commit from() {
      return changes.from();
    }

    @Override
    public Commit to() {
      return changes.to();
    }
  }

  /**
   * It cannot be told.
   *
   * @param reason a sentence for the owner
   */
  record Unknown(Commit from, Commit to, String reason) implements SourceDifference {}
}
