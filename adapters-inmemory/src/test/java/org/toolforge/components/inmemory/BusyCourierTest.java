package org.toolforge.components.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackLimits;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.callback.Notice;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.deployment.TestDeployments;
import org.toolforge.components.engine.Courier;
import org.toolforge.components.port.StoredDeployment;

/** Real threads, and receivers that take their time. */
class BusyCourierTest {

  private static final int DEAD = 200;

  private final InMemoryPlatform platform =
      new InMemoryPlatform(new VirtualTimeline(TestDeployments.CREATED), new Script());
  private final CountDownLatch lively = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final Courier courier =
      new Courier(
          platform.deployments(),
          platform.runs(),
          this::call,
          new CallbackLimits(Duration.ofDays(10_000), 4, 8, 16),
          platform.newLease(),
          InstantSource.system(),
          new Random());

  @AfterEach
  void close() {
    end.countDown();
    courier.close();
  }

  private void call(CallbackUrl url, Notice notice) {
    if (url.uri().getHost().startsWith("lively")) {
      lively.countDown();
      return;
    }
    most.accumulateAndGet(hanging.incrementAndGet(), Math::max);
    try {
      boolean unused = end.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      hanging.decrementAndGet();
    }
    throw new ComponentsException.Unavailable("it does not answer in time", Duration.ZERO);
  }

  private void add(int number, String tool, String host) {
    StoredDeployment unused =
        platform
            .deployments()
            .create(
                TestDeployments.of(TestConfigs.continuous("api").build())
                    .id("number" + number)
                    .tool(tool)
                    .request(
                        DeploymentRequest.by("somebody", "api")
                            .calling(CallbackUrl.of("https://" + host + "/")))
                    .successful());
  }

  @Test
  void aReceiverThatHangsHoldsNobodyUpAndIsNotOverrun() throws InterruptedException {
    for (int i = 0; i < DEAD; i++) {
      add(i, "tool" + i, "dead.example");
    }
    add(DEAD, "mytool", "lively.example");

    courier.startWorking();

    assertThat(lively.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(most.get()).isLessThanOrEqualTo(4);
    assertThat(courier.tally().waiting()).isGreaterThanOrEqualTo(DEAD);
  }

  @Test
  void aToolWhoseReceiversAllHangHoldsNoOtherUp() throws InterruptedException {
    for (int i = 0; i < DEAD; i++) {
      add(i, "greedy", "dead" + i + ".example");
    }
    add(DEAD, "mytool", "lively.example");

    courier.startWorking();

    assertThat(lively.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(most.get()).isLessThanOrEqualTo(8);
  }
}
