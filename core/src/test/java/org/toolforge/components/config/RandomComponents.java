package org.toolforge.components.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Makes up components that configs may have, with everything in them that gets lost easily. */
public final class RandomComponents {

  private static final List<String> TEXTS =
      List.of(
          "web",
          "a b",
          " x ",
          "1.0",
          "null",
          "ünï ☃ 😀",
          "it's \"quoted\" \\ /",
          "two\nlines\r\n\tand more",
          "$(HOME) $$ $HOME ${HOME} $",
          "half \uD800 of a pair",
          "\u0001\u007f\u0085\u009f\u2028\ufeff\uffff",
          "--",
          "<&>");
  private static final List<String> NAMES =
      List.of("a", "api", "x-1", "n".repeat(ComponentName.MAX_LENGTH), "a--b");
  private static final List<String> SCHEDULES =
      List.of(
          "@hourly",
          "@daily",
          "@weekly",
          "@monthly",
          "@yearly",
          "*/5 * * * *",
          "0 0 29 2 *",
          "1,2,3-9/2 0-23 1 jan,dec sun",
          "59 23 31 12 7",
          "7 4 */2 * mon-fri");
  private static final List<String> CPUS = List.of("1m", "3m", "500m", "1", "1.5", "64");
  private static final List<String> MEMORIES =
      List.of("1", "1001", "512Mi", "0.5Gi", "1G", "1.001M", "2Ti");

  private final Random random;

  public RandomComponents(Random random) {
    this.random = random;
  }

  public Component next() {
    return switch (random.nextInt(3)) {
      case 0 -> continuous();
      case 1 ->
          new ScheduledComponent(
              name(),
              description(),
              build(),
              waitFor(),
              run(),
              new CronSchedule(any(SCHEDULES)),
              Duration.ofSeconds(random.nextInt(3) * 1000L),
              random.nextInt(6));
      default ->
          new OneOffComponent(
              name(),
              description(),
              build(),
              waitFor(),
              run(),
              random.nextInt(6),
              any(List.of(OneOffComponent.Rerun.values())));
    };
  }

  private ContinuousComponent continuous() {
    Port.Protocol protocol = any(List.of(Port.Protocol.values()));
    Port port = chance() ? new Port(1 + random.nextInt(65_535), protocol) : null;
    boolean web = port != null && protocol == Port.Protocol.TCP;
    HealthCheck check =
        switch (random.nextInt(3)) {
          case 0 -> new HealthCheck.Script(any(TEXTS));
          case 1 -> web ? new HealthCheck.Http("/healthz?a=b&c=$(d)") : new HealthCheck.None();
          default -> new HealthCheck.None();
        };
    return new ContinuousComponent(
        name(),
        description(),
        build(),
        waitFor(),
        run(),
        port,
        web && chance(),
        1 + random.nextInt(5),
        check);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private boolean chance() {
    return random.nextBoolean();
  }

  private ComponentName name() {
    return new ComponentName(any(NAMES));
  }

  private String description() {
    return chance() ? "" : any(TEXTS);
  }

  private List<ComponentName> waitFor() {
    return chance() ? List.of() : List.of(new ComponentName("other"), new ComponentName("third"));
  }

  private BuildSource build() {
    if (chance()) {
      return new ReusedBuild(new ComponentName("other"));
    }
    return new GitSource(
        new RepositoryUrl(chance() ? "https://git.example/x" : "file:///srv/x"),
        chance() ? GitRef.HEAD : new GitRef("v1/ü"),
        chance(),
        chance(),
        chance() ? null : Duration.ofSeconds(90),
        sandbox());
  }

  private @Nullable Sandbox sandbox() {
    return chance()
        ? null
        : new Sandbox(
            chance() ? "" : "internet",
            chance() ? List.of() : List.of(new SecretName("a"), new SecretName("b.c")),
            chance() ? null : new SecretName("login"),
            chance() ? List.of() : List.of(new SecretName("pull")));
  }

  private RunSpec run() {
    SequencedMap<String, String> env = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      env.put(any(List.of("PORT", "A", "b_1", "_", "Z")), chance() ? "" : any(TEXTS));
    }
    List<String> envFrom = new ArrayList<>();
    if (chance()) {
      envFrom.add("secret.one");
      envFrom.add("map-two");
    }
    RunSpec.Mount mount = any(List.of(RunSpec.Mount.values()));
    return new RunSpec(
        any(TEXTS),
        env,
        envFrom,
        chance() ? null : CpuQuantity.of(any(CPUS)),
        chance() ? null : MemoryQuantity.of(any(MEMORIES)),
        mount,
        any(List.of(RunSpec.Emails.values())),
        new RunSpec.FileLog(
            mount == RunSpec.Mount.ALL && chance(),
            chance() ? "" : "logs/it's.out",
            chance() ? "" : "/var/log/$(x).err"));
  }
}
