package org.toolforge.components.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every lease promises to the engines that contend for it. */
public interface LeaderLeaseContract {

  /** A lease for one more engine; all of one test contend with each other. */
  LeaderLease newLease();

  /** Lets so much time pass that a holder which is not heard of has lost the lease. */
  void letTheHolderBeForgotten();

  @Test
  default void isHeldByOneAtATime() {
    LeaderLease first = newLease();
    LeaderLease second = newLease();

    assertThat(first.hold()).isTrue();
    assertThat(second.hold()).isFalse();
    assertThat(first.hold()).isTrue();
  }

  @Test
  default void isHeldByOneOfManyThatAskAtTheSameMoment() {
    List<LeaderLease> leases = List.of(newLease(), newLease(), newLease(), newLease());

    assertThat(Rush.of(leases.size(), number -> leases.get(number).hold())).containsOnlyOnce(true);
  }

  @Test
  default void goesToAnotherAtOnceWhenItIsReleased() {
    LeaderLease first = newLease();
    LeaderLease second = newLease();
    first.hold();

    first.release();

    assertThat(second.hold()).isTrue();
    assertThat(first.hold()).isFalse();
  }

  @Test
  default void goesToAnotherWhenItsHolderIsNotHeardOf() {
    LeaderLease first = newLease();
    LeaderLease second = newLease();
    first.hold();

    letTheHolderBeForgotten();

    assertThat(second.hold()).isTrue();
    assertThat(first.hold()).isFalse();
  }

  @Test
  default void staysWithItsHolderWhenAnotherReleasesIt() {
    LeaderLease first = newLease();
    LeaderLease second = newLease();
    first.hold();

    second.release();

    assertThat(second.hold()).isFalse();
    assertThat(first.hold()).isTrue();
  }
}
