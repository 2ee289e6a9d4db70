package org.toolforge.components.kubernetes.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.port.Subscription;

/** What is known stays right when watches and answers come in any order. */
class MirrorTest {

  private final Mirror<LeaseRecord> mirror =
      new Mirror<>((object, before) -> new LeaseRecord(object));

  @Test
  void keepsTheNewerOfTwoVersions() {
    mirror.learn(version("one", 5));
    mirror.seen(version("one", 4));

    assertThat(mirror.find("here", "lease")).contains(new LeaseRecord(version("one", 5)));
  }

  @Test
  void doesNotBringBackWhatAWatchToldIsGoneWhenAnEarlierAnswerComesLate() {
    mirror.learn(version("one", 4));
    mirror.deleted(version("one", 6));
    mirror.learn(version("one", 5));

    assertThat(mirror.find("here", "lease")).isEmpty();
  }

  @Test
  void doesNotBringBackWhatWeRemovedWhenAWatchTellsOfItLate() {
    mirror.learn(version("one", 4));
    mirror.forget(version("one", 4));
    mirror.deleted(version("one", 6));
    mirror.learn(version("one", 5));

    assertThat(mirror.find("here", "lease")).isEmpty();
  }

  @Test
  void doesNotBringBackWhatANewListNoLongerHas() {
    mirror.learn(version("one", 4));
    mirror.listed(Set.of(), 9);
    mirror.learn(version("one", 5));

    assertThat(mirror.find("here", "lease")).isEmpty();
  }

  @Test
  void knowsAnotherObjectOfTheSameName() {
    mirror.learn(version("one", 4));
    mirror.deleted(version("one", 6));
    mirror.learn(version("two", 7));

    assertThat(mirror.find("here", "lease")).contains(new LeaseRecord(version("two", 7)));
  }

  @Test
  void tellsOnceOfEachThatIsGoneHoweverThatIsLearned() {
    List<Long> gone = new ArrayList<>();
    Subscription watching = mirror.watchGone(one -> gone.add(one.object().version()));
    mirror.learn(version("one", 4));
    mirror.forget(version("one", 4));
    mirror.deleted(version("one", 6));
    mirror.learn(version("two", 7));
    mirror.deleted(version("two", 8));
    mirror.learn(version("three", 9));
    mirror.listed(Set.of(), 10);
    watching.close();

    assertThat(gone).containsExactly(4L, 7L, 9L);
  }

  private static KubeObject version(String uid, long version) {
    KubeObject object = KubeObject.named(Resource.LEASES, "here", "lease");
    object.metadata().addProperty("uid", uid);
    object.metadata().addProperty("resourceVersion", Long.toString(version));
    return object;
  }
}
