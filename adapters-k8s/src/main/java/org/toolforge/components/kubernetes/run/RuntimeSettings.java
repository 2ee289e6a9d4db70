package org.toolforge.components.kubernetes.run;

import java.time.Duration;
import java.util.List;
import org.toolforge.components.config.CpuQuantity;
import org.toolforge.components.config.MemoryQuantity;

/**
 * How components run, as the operator decides.
 *
 * @param launcher what a component's command is given to, as its only argument, so that it may be
 *     an entry of the Procfile as well as a line for a shell
 * @param cpu what a component may use that asks for nothing; half of what it may use is set aside
 * @param memory the same for memory
 * @param mostReplicas how many replicas a component may have
 * @param grace how long a process has to end by itself once it is told to
 * @param settling how long a replica without a health check has to be up before it counts
 */
public record RuntimeSettings(
    List<String> launcher,
    CpuQuantity cpu,
    MemoryQuantity memory,
    int mostReplicas,
    Duration grace,
    Duration settling,
    Pods pods,
    Publishing publishing,
    Storage storage,
    Probes probes,
    Results results) {

  /** Where the tool's name goes in what may differ by tool. */
  public static final String TOOL = "{tool}";

  public static final RuntimeSettings DEFAULT =
      new RuntimeSettings(
          List.of("launcher"),
          CpuQuantity.of("500m"),
          MemoryQuantity.of("512Mi"),
          20,
          Duration.ofSeconds(30),
          Duration.ofSeconds(5),
          new Pods(0, 0, 0, "", List.of()),
          new Publishing("toolforge.org", ""),
          new Storage("", "/data/project/{tool}"),
          new Probes(10, 5, 3, 300),
          new Results("", "", "", 0));

  /**
   * As whom pods run.
   *
   * @param user the id of the user, which cannot be root; 0 for the image's own
   * @param group the id of the group; 0 for the image's own
   * @param storageGroup the id of the group that mounted storage is to belong to; 0 to leave it
   * @param serviceAccount with {@value #TOOL} for the tool's name; empty for the namespace's
   *     default; pods get no token for it either way
   * @param pullSecrets secrets in the tool's namespace with which images are pulled
   */
  public record Pods(
      int user, int group, int storageGroup, String serviceAccount, List<String> pullSecrets) {

    public Pods {
      pullSecrets = List.copyOf(pullSecrets);
    }
  }

  /**
   * Where published components are reached.
   *
   * @param domain what follows a tool's name in its address
   * @param ingressClass empty for the cluster's default
   */
  public record Publishing(String domain, String ingressClass) {}

  /**
   * What components get that mount shared storage. Both texts have {@value #TOOL} for the tool's
   * name.
   *
   * @param claim of a volume in the tool's namespace; empty when something else in the cluster
   *     mounts it, by the label that says who wants it
   * @param path where it is mounted: the tool's home
   */
  public record Storage(String claim, String path) {}

  /**
   * How often health checks are made, all in seconds but the failures.
   *
   * @param failures how many in a row make a replica unhealthy
   * @param startup how long a replica may take to its first success
   */
  public record Probes(int period, int timeout, int failures, int startup) {}

  /**
   * How the files that runs on demand leave are brought to where they are kept.
   *
   * @param image of a container that does; it has to have sh, tar and curl. Empty when the files of
   *     runs are not kept
   * @param url where it reaches the API of this service, without {@code /api/v1}
   * @param authority a ConfigMap in each tool's namespace, whose {@code ca.crt} has the
   *     certificates to trust there; empty for what the image trusts
   * @param user the id of the user that this container runs as; 0 for that of all pods. It has to
   *     be able to read what components write
   */
  public record Results(String image, String url, String authority, int user) {}

  /**
   * Settings that make sense by themselves.
   *
   * @throws IllegalArgumentException when there is nothing to start commands with, or nowhere to
   *     bring results to
   */
  public RuntimeSettings {
    if (launcher.isEmpty()) {
      throw new IllegalArgumentException("A command needs a launcher to start it");
    }
    if (!results.image().isEmpty() && results.url().isEmpty()) {
      throw new IllegalArgumentException("Results need an address to be brought to");
    }
    launcher = List.copyOf(launcher);
  }
}
