package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.deployment.TestDeployments.TOOL;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.port.ResultStoreContract;
import org.toolforge.components.run.ResultPath;

class InMemoryResultStoreTest implements ResultStoreContract {

  private final InMemoryResultStore results = new InMemoryResultStore(new Script());

  @Override
  public ResultStore results() {
    return results;
  }

  private static void put(ResultStore store, String path, int size) throws IOException {
    store.put(TOOL, RUN, new ResultPath(path), size, new ByteArrayInputStream(new byte[size]));
  }

  @Test
  void takesNoMoreThanItsCapacityAndGivesItBack() throws IOException {
    InMemoryResultStore small = new InMemoryResultStore(new Script(), 100);
    put(small, "a", 60);
    put(small, "a", 40);
    put(small, "b", 60);
    assertThatThrownBy(() -> put(small, "c", 1))
        .isInstanceOf(ComponentsException.QuotaExceeded.class)
        .hasMessageContaining("100 bytes");
    assertThat(small.list(TOOL, RUN)).hasSize(2);

    small.remove(TOOL, RUN);
    put(small, "c", 100);
    assertThat(small.list(TOOL, RUN)).hasSize(1);
  }
}
