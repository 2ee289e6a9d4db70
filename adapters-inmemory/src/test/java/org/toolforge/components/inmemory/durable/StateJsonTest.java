package org.toolforge.components.inmemory.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.ToolConfig;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.inmemory.InMemoryComponents;
import org.toolforge.components.plan.BuildStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Job;
import org.toolforge.components.plan.JobName;
import org.toolforge.components.plan.JobState;
import org.toolforge.components.plan.Reason;
import org.toolforge.components.port.Build;
import org.toolforge.components.port.BuildState;
import org.toolforge.components.port.StoredDeployment;

final class StateJsonTest {

  private record World(StoredDeployment stored, List<Build> builds, List<Job> jobs) {}

  private record Pair(@Nullable Node left, @Nullable Node right) {}

  private static <V> V again(Class<V> type, V value) {
    StateJson<V> json = new StateJson<>(type);
    String written = json.write(value);
    assertThat(written).matches("[\\x20-\\x7f]*");
    try {
      return json.read(written);
    } catch (JsonProcessingException e) {
      throw new AssertionError(written, e);
    }
  }

  /** Equality of maps knows no order, so that order is compared apart. */
  private static List<Object> order(Deployment deployment) {
    List<Object> order = new ArrayList<>();
    order.addAll(deployment.progress().builds().sequencedKeySet());
    order.addAll(deployment.progress().runs().sequencedKeySet());
    order.addAll(deployment.config().components().sequencedKeySet());
    order.add(deployment.progress().config().document().toString());
    return order;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyStateOfTheWorldComesBackAsItWas(long seed) {
    new RandomLife(seed)
        .live((stored, platform) -> {
          World world =
              new World(
                  stored,
                  platform.builds().list(RandomLife.TOOL),
                  platform.jobs().list(RandomLife.TOOL));
          World read = again(World.class, world);
          assertThat(read).isEqualTo(world);
          assertThat(order(read.stored().deployment())).isEqualTo(order(stored.deployment()));
        });
  }

  @Test
  void theMadeUpLivesHaveEverythingThatCanBe() {
    Set<Class<?>> seen = new HashSet<>();
    for (long seed = 1; seed <= 12; seed++) {
      new RandomLife(seed)
          .live((stored, platform) -> {
            Deployment deployment = stored.deployment();
            deployment.progress().builds().values().forEach(build -> seen.add(build.getClass()));
            deployment.progress().runs().values().forEach(run -> seen.add(run.getClass()));
            deployment.config().components().values().forEach(each -> seen.add(each.getClass()));
            deployment.plan().stream()
                .flatMap(plan -> plan.builds().stream())
                .forEach(step -> {
                  seen.add(step.action().getClass());
                  step.reasons().forEach(reason -> seen.add(reason.getClass()));
                });
            platform
                .builds()
                .list(RandomLife.TOOL)
                .forEach(build -> seen.add(build.state().getClass()));
          });
    }

    assertThat(seen)
        .contains(BuildProgress.class.getPermittedSubclasses())
        .contains(RunProgress.class.getPermittedSubclasses())
        .contains(Component.class.getPermittedSubclasses())
        .contains(BuildStep.Action.class.getPermittedSubclasses())
        .contains(BuildState.class.getPermittedSubclasses())
        .contains(Reason.Because.class, Reason.SharesBuild.class);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyDocumentedConfigComesBackAsItWas(Path example) throws IOException {
    Node written = InMemoryComponents.create().platform().reader().read(Files.readString(example));
    ConfigDocument document = new ConfigParser(false).parse(written);

    ConfigDocument read = again(ConfigDocument.class, document);

    assertThat(read).isEqualTo(document).hasToString(document.toString());
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("..", "docs", "examples"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyTreeComesBackAsItWas(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Pair pair = new Pair(tree(random, 5), random.nextBoolean() ? tree(random, 3) : null);
      assertThat(again(Pair.class, pair)).isEqualTo(pair).hasToString(pair.toString());
    }
  }

  private static Node tree(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> new Node.Text(text(random));
      case 1 ->
          new Node.Decimal(
              new BigDecimal(random.nextInt(-1000, 1000) + "0").movePointLeft(random.nextInt(9)));
      case 2 -> new Node.Truth(random.nextBoolean());
      case 3 -> new Node.Nothing();
      case 4 -> {
        List<Node> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(tree(random, depth - 1));
        }
        yield new Node.Sequence(items);
      }
      default -> {
        Map<String, Node> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          entries.put(key(random), tree(random, depth - 1));
        }
        yield Node.Mapping.of(entries);
      }
    };
  }

  /** Any characters at all, also halves of surrogate pairs. */
  private static String text(Random random) {
    char[] chars = new char[random.nextInt(6)];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = (char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(1 << 16));
    }
    return new String(chars);
  }

  /** Readers of documents refuse halves of surrogate pairs, and so no key has one. */
  private static String key(Random random) {
    return text(random).replaceAll("\\p{Cs}", "");
  }

  @Test
  void numbersKeepTheirScaleAndTheirLength() {
    for (String number : List.of("2", "2.0", "1E+3", "-0.000", "9".repeat(5_000) + ".50")) {
      Node decimal = new Node.Decimal(new BigDecimal(number));
      assertThat(again(Node.class, decimal)).isEqualTo(decimal);
    }
  }

  @Test
  void timesKeepEveryNanosecond() {
    record Times(Instant at, Duration takes) {}
    Times times =
        new Times(
            Instant.ofEpochSecond(1_800_000_000L, 123_456_789), Duration.ofNanos(61_000_000_001L));

    assertThat(again(Times.class, times)).isEqualTo(times);
  }

  @Test
  void whatIsNotInAnyLifeComesBackToo() {
    record Rest(ToolConfig config, List<Job> jobs, List<Reason> reasons) {}
    Rest rest =
        new Rest(
            new ToolConfig(
                new ConfigSource.AtUrl(URI.create("https://config.example/a?b=c")),
                new LinkedHashMap<>()),
            List.of(new Job.Foreign(new JobName("other"))),
            List.of(
                new Reason.Changed("run.command"),
                Reason.Because.NEW,
                new Reason.SharesBuild("api")));

    assertThat(again(Rest.class, rest)).isEqualTo(rest);
    assertThat(again(JobState.class, new JobState.Failed(Fault.TIMEOUT, "late")))
        .isEqualTo(new JobState.Failed(Fault.TIMEOUT, "late"));
  }

  @Test
  void theTextIsForPeopleToo() {
    assertThat(
            new StateJson<>(BuildProgress.class)
                .write(new BuildProgress.Shared(new ComponentName("api"))))
        .isEqualTo("{\"type\":\"Shared\",\"imageOf\":\"api\"}");
  }

  @Test
  void whatANewerVersionAddedIsLeftOut() throws IOException {
    Deployment deployment = TestDeployments.of().fresh();
    StateJson<Deployment> json = new StateJson<>(Deployment.class);
    String newer =
        json.write(deployment).replace("\"intent\"", "\"mood\":{\"good\":[1]},\"intent\"");

    assertThat(json.read(newer)).isEqualTo(deployment);
  }

  @Test
  void aCollectionThatAnOlderVersionDidNotHaveIsEmpty() throws IOException {
    Deployment deployment = TestDeployments.of().fresh();
    StateJson<Deployment> json = new StateJson<>(Deployment.class);
    String older = json.write(deployment).replace(",\"done\":[]", "").replace(",\"images\":{}", "");

    assertThat(older).doesNotContain("done", "images");
    assertThat(json.read(older)).isEqualTo(deployment);
  }

  @Test
  void aVariantThatNobodyKnowsIsRefused() {
    assertThatThrownBy(() -> new StateJson<>(BuildState.class).read("{\"type\":\"Paused\"}"))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("Paused");
  }
}
