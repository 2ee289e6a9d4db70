package org.toolforge.components.kubernetes.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BookmarksTest {

  private record Place(long number, Instant time) implements Bookmarks.Mark {}

  private final Bookmarks<Place> bookmarks = new Bookmarks<>();

  private static Place mark(long number) {
    return new Place(number, Instant.EPOCH.plusSeconds(number));
  }

  @Test
  void findsTheLastPlaceThatIsNotTooFar() {
    bookmarks.put("a", mark(2_000));
    bookmarks.put("a", mark(4_000));
    bookmarks.put("b", mark(3_000));

    assertThat(bookmarks.before("a", 1_999)).isEmpty();
    assertThat(bookmarks.before("a", 2_000)).map(Place::number).contains(2_000L);
    assertThat(bookmarks.before("a", 3_999)).map(Place::number).contains(2_000L);
    assertThat(bookmarks.before("a", 9_999)).map(Place::number).contains(4_000L);
    assertThat(bookmarks.upTo("a", Instant.EPOCH.plusSeconds(3_000)))
        .map(Place::number)
        .contains(2_000L);
    assertThat(bookmarks.upTo("a", Instant.EPOCH.plusSeconds(1_999))).isEmpty();
    assertThat(bookmarks.last("a")).isEqualTo(4_000);
    assertThat(bookmarks.last("c")).isZero();
  }

  @Test
  void keepsSomeOfALongLogAndTheLatestBuilds() {
    for (long number = 1; number <= 1_000; number++) {
      bookmarks.put("long", mark(number));
      assertThat(bookmarks.last("long")).isEqualTo(number);
    }
    assertThat(bookmarks.before("long", 1)).map(Place::number).contains(1L);
    for (int build = 0; build < 300; build++) {
      bookmarks.put("build " + build, mark(1));
    }

    assertThat(bookmarks.before("long", 1_000)).isEmpty();
    assertThat(bookmarks.before("build 299", 1)).isPresent();
  }
}
