package org.toolforge.components.kubernetes.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobSpecJsonTest {

  private static final String WHOLE =
      """
      {"name":"api","component":{"component_type":"continuous","build":{"reuse_from":"x"},\
      "run":{"command":"web"}},"image":"i","revision":"r"}\
      """;

  @Test
  void isReadBackAsItWas() {
    assertThat(SampleJobs.random(500))
        .allSatisfy(spec -> assertThat(JobSpecJson.read(JobSpecJson.write(spec))).contains(spec))
        .allSatisfy(spec ->
            assertThat(JobSpecJson.readComponent(JobSpecJson.writeComponent(spec.component())))
                .contains(spec.component()));
  }

  @Test
  void saysWhatConfigsSay() {
    assertThat(JobSpecJson.read(WHOLE).map(JobSpecJson::write)).contains(WHOLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{", "{}", "{\"name\":1}", "x\u0000", "{\"name\":\"api\"}"})
  void isNothingWhenSomebodyWroteOverIt(String text) {
    assertThat(JobSpecJson.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"name\":\"api\"",
        "\"component_type\":\"continuous\"",
        "{\"reuse_from\":\"x\"}",
        "\"image\":\"i\"",
        "\"revision\":\"r\""
      })
  void isNothingWhenPartOfItIsSenseless(String part) {
    assertThat(JobSpecJson.read(WHOLE.replace(part, part.replaceAll(":.*", ":[5]")))).isEmpty();
    assertThat(JobSpecJson.read(WHOLE.substring(0, WHOLE.length() / 2))).isEmpty();
  }

  @Test
  void isUnderstoodWhenANewerReleaseSaysMore() {
    String newer = WHOLE.replace("\"command\"", "\"colour\":\"blue\",\"command\"");

    assertThat(JobSpecJson.read(newer)).isEqualTo(JobSpecJson.read(WHOLE)).isPresent();
    assertThat(JobSpecJson.read(WHOLE.replace("continuous", "eternal"))).isEmpty();
  }
}
