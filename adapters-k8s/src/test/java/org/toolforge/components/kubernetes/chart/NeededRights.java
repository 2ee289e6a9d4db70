package org.toolforge.components.kubernetes.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.ObservedCluster;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.User;

/**
 * Roles give every right that something needs, and none that it does not: all its requests are
 * watched while it does whatever it can do, and then each right is taken away in turn.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NeededRights {

  private final List<Use> uses = new CopyOnWriteArrayList<>();
  private final Cluster admin;
  private final User user;
  private ServiceRoles roles;
  private OkHttpClient http;

  /**
   * Proof for the rights of a user.
   *
   * @param user who has these rights, and no others
   */
  NeededRights(Cluster admin, User user) {
    this.admin = admin;
    this.user = user;
  }

  /** The roles that give them, which are there once this returns. */
  abstract ServiceRoles roles(KubeClient admin);

  /** Does all that can be done with these rights. */
  abstract void unfold(Cluster service, KubeClient admin) throws InterruptedException;

  @BeforeAll
  void live() throws InterruptedException {
    roles = roles(admin.client());
    Cluster service =
        ObservedCluster.connect(
            KubeTestServer.shared().kubeconfig(user),
            Chart.NAMESPACE,
            chain -> {
              Response response = chain.proceed(chain.request());
              uses.addAll(Use.of(chain.request(), response.code()));
              return response;
            });
    http = service.http().newBuilder().build();
    unfold(service, admin.client());
  }

  @AfterAll
  void close() {
    admin.close();
  }

  List<Right> granted() {
    return roles.granted();
  }

  @Test
  void nothingIsNeededThatIsNotGranted() {
    assertThat(uses)
        .filteredOn(use -> granted().stream().noneMatch(right -> right.allows(use)))
        .isEmpty();
  }

  @Test
  void nothingIsGrantedThatIsNotNeeded() {
    assertThat(granted()).filteredOn(right -> uses.stream().noneMatch(right::allows)).isEmpty();
  }

  @Test
  void nothingIsGrantedEverywhereThatIsNeededInNamespacesWithARoleOnly() {
    assertThat(granted())
        .filteredOn(Right::isEverywhere)
        .filteredOn(right ->
            uses.stream().filter(right::allows).allMatch(use -> roles.hasOneFor(use.namespace())))
        .isEmpty();
  }

  @Test
  void nothingIsGrantedForAnyNameThatIsNeededForOne() {
    assertThat(granted())
        .filteredOn(right -> right.name().isEmpty())
        .filteredOn(right -> {
          List<Use> of = uses.stream().filter(right::allows).toList();
          List<String> names = of.stream().map(Use::name).distinct().toList();
          boolean inMany = of.stream().map(Use::namespace).distinct().count() > 1;
          return inMany && names.size() == 1 && !names.contains("");
        })
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("granted")
  void withoutItTheServiceFails(Right right) {
    // The last one: by the end of the story nothing is in its way but the missing right.
    Use use = uses.reversed().stream().filter(right::allows).findFirst().orElseThrow();
    Repetition again = Repetition.of(http, use);
    assertThat(again.isForbidden()).as("%s is forbidden", use).isFalse();
    roles.takeAway(right);
    try {
      assertThat(again.gets(true)).as("%s gets forbidden", use).isTrue();
    } finally {
      roles.giveBack(right);
    }
    assertThat(again.gets(false)).as("%s is allowed again", use).isTrue();
  }
}
