package org.toolforge.components.config;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Guesses what somebody meant who misspelled a name. */
final class ClosestName {

  private static final int LONGEST = 60;

  private ClosestName() {}

  /**
   * The one of the names that is close enough to be meant, or null; the first of equally close
   * ones.
   */
  static @Nullable String to(String written, Collection<String> names) {
    if (written.length() > LONGEST) {
      return null;
    }
    String folded = folded(written);
    String best = null;
    // A name of which not one letter is right is no misspelling.
    int bestDistance = Math.min(mostEdits(folded) + 1, folded.length());
    for (String name : names) {
      // A cheap bound first: this many letters must be added or taken away at least.
      if (Math.abs(name.length() - folded.length()) < bestDistance) {
        int distance = distance(folded, folded(name));
        if (distance < Math.min(bestDistance, name.length())) {
          best = name;
          bestDistance = distance;
        }
      }
    }
    return best;
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private static int mostEdits(String name) {
    return name.length() <= 3 ? 1 : name.length() <= 8 ? 2 : 3;
  }

  /** Letters to add, remove, replace or swap with their neighbour. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int replaced = cost[i - 1][j - 1] + (same ? 0 : 1);
    int best = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
