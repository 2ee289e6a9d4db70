package org.toolforge.components.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * How a component's process runs, whatever its type.
 *
 * @param env literal values, in the order in which they were written
 * @param envFrom names of secrets or config maps whose entries become variables
 * @param cpu what is asked for; absent for the platform's default
 * @param memory what is asked for; absent for the platform's default
 */
public record RunSpec(
    String command,
    SequencedMap<String, String> env,
    List<String> envFrom,
    @Nullable CpuQuantity cpu,
    @Nullable MemoryQuantity memory,
    Mount mount,
    Emails emails,
    FileLog fileLog) {

  public RunSpec {
    env = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(env));
    envFrom = List.copyOf(envFrom);
  }

  /** This command with everything else left at its default. */
  public static RunSpec of(String command) {
    return new RunSpec(
        command,
        new LinkedHashMap<>(),
        List.of(),
        null,
        null,
        Mount.NONE,
        Emails.NONE,
        FileLog.DISABLED);
  }

  /** Which shared storage is mounted into the container. */
  public enum Mount {
    NONE,
    ALL
  }

  /** On which ends of a run the maintainers get mail. */
  public enum Emails {
    NONE,
    ALL,
    ONFINISH,
    ONFAILURE
  }

  /**
   * Whether output goes to files in the tool's home, and to which.
   *
   * @param stdout empty for the platform's default name
   * @param stderr empty for the platform's default name
   */
  public record FileLog(boolean enabled, String stdout, String stderr) {
    public static final FileLog DISABLED = new FileLog(false, "", "");
  }
}
