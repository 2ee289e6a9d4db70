package org.toolforge.components.kubernetes.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;
import org.toolforge.components.port.BuildState;

class RecordJsonTest {

  static Stream<BuildState> ends() {
    return Stream.of(
        new BuildState.Succeeded(new Image("registry.example/x@sha256:1234")),
        new BuildState.Cancelled(),
        new BuildState.Failed(Fault.TIMEOUT, "It took too long."),
        new BuildState.Failed(
            Fault.CONTENT, "It \"failed\".", new FailedStep("build", 51, "one\ntwo ü\n")));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void readsWhatItWrote(BuildState end) {
    BuildRecord record = new BuildRecord(Orders.order(), end, Orders.ASKED_AT.plusSeconds(60));

    assertThat(RecordJson.read(RecordJson.write("image-build", record))).contains(record);
  }

  @Test
  void takesWhatMakesNoSenseForNoRecord() {
    BuildRecord record =
        new BuildRecord(Orders.order(), new BuildState.Cancelled(), Orders.ASKED_AT);
    KubeObject map = RecordJson.write("image-build", record);
    map.part("data").orElseThrow().addProperty("end", "{\"state\": \"odd\"}");
    assertThat(RecordJson.read(map)).isEmpty();
    map.part("data").orElseThrow().addProperty("end", "no JSON {");
    assertThat(RecordJson.read(map)).isEmpty();
    map.part("data").orElseThrow().remove("end");
    assertThat(RecordJson.read(map)).isEmpty();
  }

  @Test
  void doesNotTakeARecordForThatOfAnotherBuild() {
    BuildRecord record =
        new BuildRecord(Orders.order(), new BuildState.Cancelled(), Orders.ASKED_AT);
    KubeObject map = RecordJson.write("image-build", record);
    map.metadata().addProperty("name", "copied");

    assertThat(RecordJson.read(map)).isEmpty();
  }
}
