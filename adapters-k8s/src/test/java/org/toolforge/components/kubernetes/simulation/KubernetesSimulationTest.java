package org.toolforge.components.kubernetes.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.toolforge.components.inmemory.simulation.SeedResult;
import org.toolforge.components.inmemory.simulation.Simulation;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;

/**
 * Lives of a cluster whose state is kept by an API server. {@code -Dsimulation.seeds=300} runs more
 * of them, {@code -Dsimulation.first=17} begins with another.
 */
@NeedsRealServer
class KubernetesSimulationTest {

  private static final long FIRST = Long.getLong("simulation.first", 1);
  private static final int SEEDS = Integer.getInteger("simulation.seeds", 20);

  private static ClusterStores stores;
  private static Simulation simulation;

  @BeforeAll
  static void connect() {
    stores = new ClusterStores();
    simulation = Simulation.STANDARD.withStores(stores::choose);
  }

  @AfterAll
  static void close() {
    stores.close();
  }

  @Test
  void holdsEveryInvariantOverSomeSeeds() {
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      List<String> story = new ArrayList<>();
      SeedResult result = simulation.replay(seed, story::add);

      assertThat(result.broken())
          .as("Seed %d, which went like this:%n%s%n", seed, String.join("\n", story))
          .isNull();
    }
  }

  /** Without that a seed that breaks could not be looked into. */
  @Test
  void runsTheSameSeedTheSameWayEachTime() {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();

    SeedResult once = simulation.replay(3, line -> first.add(withoutVersions(line)));
    SeedResult again = simulation.replay(3, line -> second.add(withoutVersions(line)));

    assertThat(first).isNotEmpty().isEqualTo(second);
    assertThat(once).isEqualTo(again);
  }

  /** The API server counts all writes of its life. */
  private static String withoutVersions(String line) {
    return line.replaceAll(" v[0-9]+", "");
  }
}
