package org.toolforge.components.kubernetes.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.callback.CallbackState;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ConfigWriter;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.deployment.BuildProgress;
import org.toolforge.components.deployment.ConfigSnapshot;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.DeploymentStatus;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Outcome;
import org.toolforge.components.deployment.Phase;
import org.toolforge.components.deployment.PhaseHistory;
import org.toolforge.components.deployment.Progress;
import org.toolforge.components.deployment.RunProgress;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.deployment.Verdict;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.FailedStep;
import org.toolforge.components.plan.Fault;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.Plan;
import org.toolforge.components.plan.PlanId;

/** Makes up deployments in any state, more of them than the engine could ever bring about. */
final class RandomDeployments {

  private static final List<String> TEXTS =
      List.of("", "words", "\"quoted\"\n", "ünï ☃ 😀", "a, b: {c}", "null");

  private final Random random;
  private final ConfigParser parser = new ConfigParser(false);
  private List<ComponentName> names = List.of();

  RandomDeployments(long seed) {
    random = new Random(seed);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private <E extends Enum<E>> E any(Class<E> type) {
    return any(List.of(type.getEnumConstants()));
  }

  private boolean chance() {
    return random.nextBoolean();
  }

  private String text() {
    return any(TEXTS);
  }

  private ComponentName name() {
    return any(names);
  }

  private <T> List<T> some(Supplier<T> item) {
    List<T> items = new ArrayList<>();
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      items.add(item.get());
    }
    return items;
  }

  private Instant time() {
    return TestDeployments.CREATED
        .plusSeconds(random.nextInt(-1_000_000, 1_000_000))
        .plusNanos(any(List.of(0, 1, 999_999_999, 1_000_000, 1_000, 120_000_000)));
  }

  private Image image() {
    return new Image("registry.example/" + name() + "@sha256:" + random.nextInt());
  }

  private Commit commit() {
    return new Commit(Long.toHexString(random.nextLong()));
  }

  Deployment deployment() {
    ConfigSnapshot config = config();
    Deployment fresh =
        Deployment.create(
                TestDeployments.id("random" + random.nextInt(1000)),
                TestDeployments.TOOL,
                time(),
                request(),
                config)
            .wanting(any(Intent.class));
    return random.nextInt(10) == 0 ? fresh : fresh.with(progress(config));
  }

  private ConfigSnapshot config() {
    List<Component> components = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String name = any(List.of("z", "web", "a-b", "0")) + i;
      components.add(
          any(
              List.<Component>of(
                  TestConfigs.continuous(name).env("KEY", text()).replicas(3).build(),
                  TestConfigs.scheduled(name).describedAs("every day").build(),
                  TestConfigs.oneOff(name).retry(2).build())));
    }
    names = components.stream().map(Component::name).toList();
    SequencedMap<String, Node> entries =
        new LinkedHashMap<>(new RandomDocuments(random).mapping(2).entries());
    entries.putAll(ConfigWriter.document(components).entries());
    Node.Mapping written = new Node.Mapping(entries);
    boolean fetched = chance();
    ConfigDocument document = fetched ? parser.parseFetched(written) : parser.parse(written);
    return new ConfigSnapshot(random.nextLong(0, Long.MAX_VALUE), document, fetched ? "v1" : "");
  }

  private DeploymentRequest request() {
    Map<ComponentName, Commit> commits = new HashMap<>();
    Map<ComponentName, Image> images = new HashMap<>();
    some(this::name).forEach(name -> commits.put(name, commit()));
    some(this::name).forEach(name -> images.put(name, image()));
    return new DeploymentRequest(
        text(),
        text(),
        text(),
        chance(),
        chance(),
        Set.copyOf(new HashSet<>(some(this::name))),
        chance() ? new PlanId("plan-" + random.nextInt(99)) : null,
        commits,
        images,
        Set.copyOf(new HashSet<>(some(this::name))),
        chance() ? CallbackUrl.of("https://receiver.example/hook?id=" + random.nextInt(99)) : null);
  }

  private Progress progress(ConfigSnapshot config) {
    SequencedMap<ComponentName, BuildProgress> builds = new LinkedHashMap<>();
    some(this::name).forEach(name -> builds.put(name, build()));
    SequencedMap<ComponentName, RunProgress> runs = new LinkedHashMap<>();
    some(this::name).forEach(name -> runs.put(name, run()));
    PhaseHistory history = history();
    boolean decided = chance() || history.current() == Phase.FINISHED;
    Plan plan = chance() ? new RandomPlans(random, names).plan() : null;
    return new Progress(
        config, history, plan, builds, runs, decided ? verdict() : null, text(), callback());
  }

  private @Nullable CallbackState callback() {
    return switch (random.nextInt(5)) {
      case 0 -> new CallbackState.Delivered(time());
      case 1 -> new CallbackState.GivenUp(time(), text());
      default -> null;
    };
  }

  private PhaseHistory history() {
    List<PhaseHistory.Entry> entries = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      if (chance()) {
        entries.add(new PhaseHistory.Entry(phase, time(), chance() ? time() : null));
      }
    }
    return entries.isEmpty() ? history() : new PhaseHistory(entries);
  }

  private Verdict verdict() {
    DeploymentStatus status = any(DeploymentStatus.class);
    return status.isFinal() ? new Verdict(status, any(Outcome.class), text()) : verdict();
  }

  private BuildProgress build() {
    return switch (random.nextInt(9)) {
      case 0 -> new BuildProgress.Queued(text());
      case 1 -> new BuildProgress.Requested(time(), text());
      case 2 -> new BuildProgress.Building(text(), time(), chance(), text());
      case 3 -> new BuildProgress.Built(text(), image(), time(), time());
      case 4 -> new BuildProgress.Reused(image(), text());
      case 5 -> new BuildProgress.Shared(name());
      case 6 -> {
        FailedStep step = chance() ? new FailedStep("s", 3, text()) : null;
        yield new BuildProgress.Failed(text(), any(Fault.class), text(), step, time(), time());
      }
      case 7 -> new BuildProgress.NotStarted(text());
      default -> new BuildProgress.Stopped(text(), text(), time(), time());
    };
  }

  private RunProgress run() {
    return switch (random.nextInt(8)) {
      case 0 -> new RunProgress.Waiting(some(this::name));
      case 1 -> new RunProgress.Requested(time(), text());
      case 2 -> new RunProgress.Starting(time(), text());
      case 3 -> new RunProgress.Ready(time(), time());
      case 4 -> new RunProgress.Unchanged();
      case 5 -> new RunProgress.Failed(any(Fault.class), text(), time(), time());
      case 6 -> new RunProgress.Skipped(text());
      default -> new RunProgress.Abandoned(text());
    };
  }
}
