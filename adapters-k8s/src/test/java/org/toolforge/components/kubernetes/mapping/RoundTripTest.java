package org.toolforge.components.kubernetes.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.TestDeployments;

/** That nothing of a deployment is lost on the way through an API server with our schema. */
final class RoundTripTest {

  private static final PretendedServer SPECS = PretendedServer.of("tooldeployments", "v2", "spec");
  private static final PretendedServer STATUSES =
      PretendedServer.of("tooldeployments", "v2", "status");

  private final DeploymentMapper mapper = new DeploymentMapper(new ConfigParser(false));

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  private Deployment read(Deployment like, JsonObject spec, Optional<JsonObject> status) {
    ObjectFacts facts =
        new ObjectFacts(
            like.tool(), like.id(), TestDeployments.CREATED, like.intent() == Intent.DELETE, 3);
    return mapper.read(facts, spec, status, Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anyDeploymentComesBackEqual(long seed) {
    Deployment deployment = new RandomDeployments(seed).deployment();
    JsonObject spec = SPECS.kept(mapper.spec(deployment));
    JsonObject status = STATUSES.kept(mapper.status(deployment, spec, 3, List.of()));
    Deployment read = read(deployment, spec, Optional.of(status));

    assertThat(read).isEqualTo(deployment);
    assertThat(read.progress().builds().keySet())
        .containsExactlyElementsOf(deployment.progress().builds().keySet());
    assertThat(read.config().components().keySet())
        .containsExactlyElementsOf(deployment.config().components().keySet());
    assertThat(mapper.status(read, spec, 3, Conditions.read(status)))
        .isEqualTo(mapper.status(deployment, spec, 3, List.of()));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSpecAloneIsADeploymentThatNothingWasDoneFor(long seed) {
    Deployment deployment = new RandomDeployments(seed).deployment();
    Deployment read = read(deployment, SPECS.kept(mapper.spec(deployment)), Optional.empty());

    assertThat(mapper.isUntouched(read)).isTrue();
    assertThat(read.request()).isEqualTo(deployment.request());
    assertThat(read.createdAt()).isEqualTo(deployment.createdAt());
    assertThat(read.progress().config()).isEqualTo(deployment.progress().config());
    assertThat(read.intent()).isEqualTo(deployment.intent());
    assertThat(mapper.isUntouched(deployment)).isEqualTo(read.equals(deployment));
  }
}
