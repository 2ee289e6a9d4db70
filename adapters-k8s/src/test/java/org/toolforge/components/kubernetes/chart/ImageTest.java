package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.toolforge.components.kubernetes.harness.SourceTree;

/** The image is made in two ways and started by the chart; all agree on where it has what. */
class ImageTest {

  @Test
  void startsInTheContainerfileAsInTheChart() throws IOException {
    String entrypoint = found("Containerfile", "ENTRYPOINT (\\[.*])");
    assertThat(texts(JsonParser.parseString(entrypoint).getAsJsonArray())).isEqualTo(command());
  }

  @Test
  void startsTheSameWhenMavenMakesTheImage() throws IOException {
    String entrypoint = found("app/pom.xml", "<entrypoint>(.*)</entrypoint>");
    assertThat(List.of(entrypoint.split(",", -1))).isEqualTo(command());
  }

  @Test
  void hasTheSizesOfTheLauncher() throws IOException {
    String sizes = found("components", "serve\\) sizes=\"(.*)\" ;;");
    assertThat(command()).containsSequence(sizes.split(" ", -1));
  }

  @Test
  void runsAsTheUserThatTheChartNames() throws IOException {
    String user = found("Containerfile", "USER (.*)");
    assertThat(user).isEqualTo(found("app/pom.xml", "<user>(.*)</user>"));
    assertThat(user).isEqualTo("%1$s:%1$s".formatted(found("chart/values.yaml", "\nuser: (.*)")));
  }

  private static List<String> command() {
    JsonArray command =
        ChartRenderingTest.spec(ChartRenderingTest.only("Deployment", Chart.ours().render("")))
            .getAsJsonObject("template")
            .getAsJsonObject("spec")
            .getAsJsonArray("containers")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("command");
    return texts(command);
  }

  private static List<String> texts(JsonArray array) {
    return array.asList().stream().map(JsonElement::getAsString).toList();
  }

  private static String found(String file, String pattern) throws IOException {
    Matcher matcher =
        Pattern.compile(pattern).matcher(Files.readString(SourceTree.root().resolve(file)));
    assertThat(matcher.find()).as("%s in %s", pattern, file).isTrue();
    return matcher.group(1);
  }
}
