package org.toolforge.components.http.git;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Of many names those that come closest to one that was written. */
final class SimilarNames {

  private static final int MOST = 3;
  private static final int LONGEST = 60;

  private record Similar(int difference, String name) {}

  private final String written;
  private final TreeSet<Similar> best =
      new TreeSet<>(Comparator.comparingInt(Similar::difference).thenComparing(Similar::name));

  SimilarNames(String written) {
    this.written = written.toLowerCase(Locale.ROOT);
  }

  void see(String name) {
    if (name.length() > LONGEST || written.length() > LONGEST) {
      return;
    }
    int difference = difference(name.toLowerCase(Locale.ROOT));
    if (difference <= mostEdits()) {
      best.add(new Similar(difference, name));
      if (best.size() > MOST) {
        best.pollLast();
      }
    }
  }

  /** The closest first, at most three. */
  List<String> best() {
    return best.stream().map(Similar::name).toList();
  }

  private int mostEdits() {
    return written.length() <= 3 ? 1 : 2;
  }

  /** How many letters differ, or more than are of interest; one if only what is before it does. */
  private int difference(String name) {
    if (name.endsWith("/" + written) || written.endsWith("/" + name)) {
      return 1;
    }
    // Cheap bounds first, since there may be very many names.
    boolean hopeless =
        Math.abs(name.length() - written.length()) > mostEdits()
            || written.isEmpty()
            || name.isEmpty()
            || name.charAt(0) != written.charAt(0);
    return hopeless ? Integer.MAX_VALUE : edits(name);
  }

  private int edits(String name) {
    int[] row = new int[name.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= written.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (written.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[name.length()];
  }
}
