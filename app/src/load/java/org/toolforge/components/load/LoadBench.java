package org.toolforge.components.load;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Measures everything and prints it. It ends with 1 when a goal is missed. */
final class LoadBench {

  /** What the launcher gives to a server. */
  private static final List<String> SERVER = List.of("-XX:+UseSerialGC", "-Xmx96m");

  private static final List<String> ROOMY = List.of("-XX:+UseSerialGC", "-Xmx2g");

  private LoadBench() {}

  /**
   * Measures.
   *
   * @param arguments the launcher; which of the parts answers, deployments, many and serve to
   *     measure, or all of them when none is named
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Report report = new Report(out);
    List<String> parts = List.of(arguments).subList(1, arguments.length);
    if (parts.isEmpty() || parts.contains("answers")) {
      Answering.measure(SERVER, report);
    }
    if (parts.isEmpty() || parts.contains("deployments")) {
      deployments(report);
    }
    if (parts.isEmpty() || parts.contains("many")) {
      many(report);
    }
    if (parts.isEmpty() || parts.contains("serve")) {
      serve(Path.of(arguments[0]), report);
    }
    System.exit(report.end() ? 0 : 1);
  }

  private static void deployments(Report report) throws Exception {
    Deployments.Medians medians = Deployments.measured();
    report.below("20 components, deploy to end, in process, ms", medians.inProcess(), 10);
    report.below("20 components, deploy to end, over HTTP, ms", medians.overHttp(), 10);
  }

  private static void many(Report report) throws Exception {
    Many half = many(5_000, report);
    Many whole = many(10_000, report);
    // A quarter more than twice as much is still linear on a machine that others use as well.
    report.below("10,000 deployments / 5,000, time", whole.seconds() / half.seconds(), 2.5);
    report.below("10,000 deployments / 5,000, memory", whole.bytes() / half.bytes(), 2.5);
  }

  private record Many(double seconds, double bytes) {}

  private static Many many(int count, Report report) throws Exception {
    try (Child child = new Child(ManyDeployments.class, ROOMY, Integer.toString(count))) {
      String[] values = child.line().split(" ", -1);
      Many many = new Many(Double.parseDouble(values[0]), Double.parseDouble(values[1]));
      report.line(
          "%,d deployments at once: %.2f s, %.1f KiB of memory each afterwards"
              .formatted(count, many.seconds(), many.bytes() / count / 1024));
      return many;
    }
  }

  private static void serve(Path launcher, Report report) throws Exception {
    Serving.build(launcher);
    Serving.firstAnswer(launcher); // has the system read the files
    double[] starts = new double[7];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = Serving.firstAnswer(launcher);
    }
    Arrays.sort(starts);
    report.line(
        "First answer after %.0f to %.0f ms".formatted(starts[0], starts[starts.length - 1]));
    report.below("components serve, first answer, ms", starts[starts.length / 2], 1_000);
    Serving.Memory memory = Serving.underLoad(launcher, Duration.ofSeconds(30));
    report.line(
        "Resident: %d MB after the first answer, %d MB under load (%.0f GET config a second)"
            .formatted(memory.before(), memory.most(), memory.perSecond()));
    report.below("components serve, resident under load, MB", (double) memory.most(), 200);
  }
}
