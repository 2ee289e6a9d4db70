package org.toolforge.components.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much our server answers, against a bare one in the same process. The kinds of requests take
 * turns, and each is compared with its neighbours in time: other work on the machine then hits all
 * of them alike.
 */
final class Answering {

  private static final Duration WARM_UP = Duration.ofSeconds(9);
  private static final Duration TURN = Duration.ofMillis(800);
  private static final int ROUNDS = 7;

  private final Child server;
  private final Map<String, List<Turn>> turns = new LinkedHashMap<>();

  private Answering(Child server) {
    this.server = server;
  }

  /**
   * @param microseconds processor time of the server for each request
   */
  private record Turn(Sample sample, double microseconds) {}

  /** All that was measured of one kind of request: the medians of its turns. */
  record Result(double perSecond, double p50Millis, double p99Millis, double microseconds) {}

  static void measure(List<String> options, Report report) throws Exception {
    try (Child child = new Child(LoadServer.class, options)) {
      String[] ports = child.line().split(" ", -1);
      int port = Integer.parseInt(ports[1]);
      Call bare = Call.get("bare Jetty", Integer.parseInt(ports[0]), "/");
      Call get = Call.get("GET config", port, LoadServer.CONFIG);
      Call post = Call.post("POST config", port, LoadServer.CONFIG, Configs.USUAL);
      Call deployment = Call.get("GET deployment", port, "/api/v1/tool/load/deploy/latest");
      Traffic.once(Call.post("deploy", port, "/api/v1/tool/load/deploy", ""));
      Answering answering = new Answering(child);
      answering.takeTurns(List.of(bare, get, post, deployment));
      answering.report(List.of(bare, get, post, deployment), report);
      double half = answering.result(get).perSecond() / 2;
      Sample alone = Traffic.steady(bare, TURN.multipliedBy(5), half);
      Sample steady = Traffic.steady(get, TURN.multipliedBy(5), half);
      report.line(
          "At %.0f a second, half of the most: GET config p50 %.1f ms, p99 %.1f ms (bare p99 %.1f)"
              .formatted(half, steady.p50Millis(), steady.p99Millis(), alone.p99Millis()));
      report.below("p99 of GET config at half load, ms", steady.p99Millis(), 5);
    }
  }

  private void takeTurns(List<Call> calls) throws IOException {
    for (Call call : calls) {
      Traffic.most(call, WARM_UP);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Call call : calls) {
        long before = Long.parseLong(server.ask());
        Sample sample = Traffic.most(call, TURN);
        long processor = Long.parseLong(server.ask()) - before;
        double answers = sample.perSecond() * TURN.toNanos() / 1e9;
        turns
            .computeIfAbsent(call.name(), name -> new ArrayList<>())
            .add(new Turn(sample, processor / 1e3 / answers));
      }
    }
  }

  private Result result(Call call) {
    List<Turn> all = turns.getOrDefault(call.name(), List.of());
    return new Result(
        median(all.stream().mapToDouble(turn -> turn.sample().perSecond()).toArray()),
        median(all.stream().mapToDouble(turn -> turn.sample().p50Millis()).toArray()),
        median(all.stream().mapToDouble(turn -> turn.sample().p99Millis()).toArray()),
        median(all.stream().mapToDouble(Turn::microseconds).toArray()));
  }

  /** The median of the ratios of each round. */
  private double ratio(Call call, Call other) {
    List<Turn> ours = turns.getOrDefault(call.name(), List.of());
    List<Turn> theirs = turns.getOrDefault(other.name(), List.of());
    double[] ratios = new double[ours.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ours.get(i).sample().perSecond() / theirs.get(i).sample().perSecond();
    }
    return median(ratios);
  }

  private void report(List<Call> calls, Report report) {
    report.line(
        "%-15s %9s %9s %9s %12s".formatted("", "a second", "p50 ms", "p99 ms", "server µs"));
    for (Call call : calls) {
      Result result = result(call);
      report.line(
          "%-15s %9.0f %9.2f %9.2f %12.0f"
              .formatted(
                  call.name(),
                  result.perSecond(),
                  result.p50Millis(),
                  result.p99Millis(),
                  result.microseconds()));
    }
    report.above("GET config / bare Jetty", ratio(calls.get(1), calls.get(0)), 1 / 3.0);
    report.above("POST config / GET config", ratio(calls.get(2), calls.get(1)), 0.5);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
