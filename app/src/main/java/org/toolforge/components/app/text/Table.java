package org.toolforge.components.app.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns with a heading, as wide as what is in them. */
final class Table {

  private static final String GAP = "  ";

  private final List<String> heading;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heading) {
    this.heading = List.of(heading);
  }

  /** Adds a row; what is missing is shown as a dash. */
  void row(@Nullable Object... cells) {
    rows.add(
        Arrays.stream(cells)
            .map(cell -> cell == null ? "" : Words.quoted(String.valueOf(cell)))
            .map(cell -> cell.isEmpty() ? "-" : cell)
            .toList());
  }

  /** The lines, each cut after so many columns. */
  List<String> lines(Style style, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add(style.heading(Width.cut(line(heading), columns)));
    rows.forEach(row -> lines.add(Width.cut(line(row), columns)));
    return lines;
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      line.append(cell).append(" ".repeat(width(column) - Width.of(cell))).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int widest = Width.of(heading.get(column));
    for (List<String> row : rows) {
      widest = Math.max(widest, Width.of(row.get(column)));
    }
    return widest;
  }
}
