package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ChartReadmeTest {

  private static final String BEGIN = "<!-- Made of values.yaml by ChartReadmeTest. -->\n";
  private static final String END = "<!-- End of what is made. -->\n";

  private final Path directory = Chart.ours().directory();

  @Test
  void tellsOfTheValuesWhatTheirCommentsSay() throws IOException {
    Path file = directory.resolve("README.md");
    String present = Files.readString(file);
    assertThat(present).contains(BEGIN, END);
    String wanted =
        present.substring(0, present.indexOf(BEGIN) + BEGIN.length())
            + "\n"
            + ValuesTable.of(values())
            + "\n"
            + present.substring(present.indexOf(END));
    if (System.getProperty("chart.readme.write") != null) {
      Files.writeString(file, wanted);
    }
    assertThat(Files.readString(file))
        .as("chart/README.md; to write it anew, add -Dchart.readme.write to this test's command")
        .isEqualTo(wanted);
  }

  @Test
  void leavesNoValueUndescribed() throws IOException {
    assertThat(ValuesTable.undescribed(values())).isEmpty();
  }

  @Test
  void readsCommentsOfSeveralLinesAndOfNestedValues() {
    String values =
        """
        # Of no value.

        a:
          # -- The first,
          # and more of it.
          b: 1
          c: 2
        # -- A whole.
        d:
          e: []
        """;
    assertThat(ValuesTable.of(values))
        .isEqualTo(
            """
            | value | what it is | default |
            |---|---|---|
            | `a.b` | The first, and more of it. | `1` |
            | `d` | A whole. | `{"e":[]}` |
            """);
    assertThat(ValuesTable.undescribed(values)).containsExactly("a.c");
  }

  private String values() throws IOException {
    return Files.readString(directory.resolve("values.yaml"));
  }
}
