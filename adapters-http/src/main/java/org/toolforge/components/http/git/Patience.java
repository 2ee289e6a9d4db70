package org.toolforge.components.http.git;

import org.eclipse.jgit.lib.EmptyProgressMonitor;

/** Ends the work on a pack when the time for it is over. */
final class Patience extends EmptyProgressMonitor {

  private final Budget budget;

  Patience(Budget budget) {
    this.budget = budget;
  }

  @Override
  public boolean isCancelled() {
    return budget.isOver();
  }
}
