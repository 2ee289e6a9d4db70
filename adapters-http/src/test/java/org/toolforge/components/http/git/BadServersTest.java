package org.toolforge.components.http.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.http.git.BadServer.answers;
import static org.toolforge.components.http.git.BadServer.packet;
import static org.toolforge.components.http.git.BadServer.says;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.RepositoryAccess;

/** Servers that are slow, dead, endless, or no git servers at all. */
@Timeout(30)
class BadServersTest {

  private static final String ID = "0123456789".repeat(4);
  private static final RepositoryAccess ANYBODY = new RepositoryAccess.Anonymous();
  private static final String VERSION_2 =
      packet("version 2\n") + packet("ls-refs\n") + packet("fetch=shallow filter\n") + "0000";

  private GitHosts hosts = new GitHosts(RealRepositories.LOOPBACK);

  @AfterEach
  void close() {
    hosts.close();
  }

  private void within(Duration time) {
    hosts.close();
    hosts = new GitHosts(RealRepositories.LOOPBACK.within(time));
  }

  private Commit resolve(RepositoryUrl repository, String ref) {
    return new GitSourceRepository(hosts).resolve(repository, ANYBODY, new GitRef(ref));
  }

  private AbstractThrowableAssert<?, ?> assertFailure(RepositoryUrl repository) {
    return assertThatThrownBy(() -> resolve(repository, "main"))
        .hasMessageStartingWith("Unable to look for 'main' in repository " + repository + ": ");
  }

  private void assertPassing(RepositoryUrl repository, String reason) {
    assertFailure(repository)
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageEndingWith(": " + reason + ". Try again later, or check the address.");
  }

  private void assertLasting(RepositoryUrl repository, String reason) {
    assertFailure(repository)
        .isInstanceOf(ComponentsException.NotFetched.class)
        .hasMessageContaining(reason);
  }

  @Test
  void waitsNoLongerThanAllowedForAServerThatSaysNothing() throws IOException {
    within(Duration.ofMillis(300));
    try (BadServer server = new BadServer(says(""))) {
      assertPassing(server.overTcp(), "its host did not finish within 0.3 seconds");
      assertPassing(server.overHttp(), "its host did not finish within 0.3 seconds");
    }
  }

  @Test
  void waitsNoLongerThanAllowedForAServerThatDrips() throws IOException {
    within(Duration.ofMillis(500));
    try (BadServer server =
        new BadServer(client -> {
          for (char letter : packet(ID + " HEAD\0side-band-64k").repeat(50).toCharArray()) {
            BadServer.send(client, String.valueOf(letter));
            Thread.sleep(20);
          }
        })) {
      assertPassing(server.overTcp(), "its host did not finish within 0.5 seconds");
    }
  }

  @Test
  void waitsNoLongerThanAllowedForABodyThatDrips() throws IOException {
    within(Duration.ofMillis(500));
    try (BadServer server =
        new BadServer(client -> {
          BadServer.send(
              client,
              "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n");
          for (char letter : packet(ID + " HEAD\0side-band-64k").repeat(50).toCharArray()) {
            BadServer.send(client, String.valueOf(letter));
            Thread.sleep(20);
          }
        })) {
      assertPassing(server.overHttp(), "its host did not finish within 0.5 seconds");
    }
  }

  @Test
  void tellsThatNobodyListens() {
    String address = "://127.0.0.1:" + RealRepositories.freePort() + "/repo.git";

    assertPassing(new RepositoryUrl("git" + address), "its host does not accept connections");
    assertPassing(new RepositoryUrl("http" + address), "its host does not accept connections");
  }

  @Test
  void takesItThatThereIsNoRepositoryWhenTheServerHangsUp() throws IOException {
    try (BadServer server = new BadServer(client -> {})) {
      assertLasting(server.overTcp(), "it does not exist or is private");
    }
  }

  @Test
  void takesItThatThereIsNoRepositoryWhenTheServerRefusesInWords() throws IOException {
    try (BadServer server = new BadServer(says(packet("ERR secret words of an inner server\n")))) {
      assertLasting(server.overTcp(), "it does not exist or is private");
      assertFailure(server.overTcp()).hasMessageNotContaining("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "fff0",
        "0003",
        "00",
        "000cnonsense",
        "0011zzzz refs/x\n",
      })
  void isNotTakenInByOtherProtocols(String words) throws IOException {
    try (BadServer server =
        new BadServer(client -> {
          BadServer.send(client, words);
          client.shutdownOutput();
          Thread.sleep(1000);
        })) {
      assertFailure(server.overTcp())
          .isInstanceOfAny(
              ComponentsException.NotFetched.class, ComponentsException.Unavailable.class);
    }
  }

  @Test
  void readsNoMoreRefsThanAnybodyNeeds() throws IOException {
    try (BadServer server =
        new BadServer(client -> {
          OutputStream out = client.getOutputStream();
          String lines = packet(ID + " refs/heads/x\n").repeat(1000);
          while (true) {
            out.write(lines.getBytes(StandardCharsets.US_ASCII));
          }
        })) {
      assertLasting(server.overTcp(), "more than the 500,000 branches and tags");
    }
  }

  @Test
  void findsARefAmongTwoHundredThousandOthers() throws IOException {
    try (BadServer server =
        new BadServer(client -> {
          StringBuilder refs = new StringBuilder(packet(ID + " HEAD\0side-band-64k shallow\n"));
          for (int i = 0; i < 200_000; i++) {
            refs.append(packet(ID + " refs/heads/branch-" + i + "\n"));
          }
          refs.append(packet(ID.replace('0', 'a') + " refs/heads/main\n")).append("0000");
          BadServer.send(client, refs.toString());
          Thread.sleep(1000);
        })) {
      assertThat(resolve(server.overTcp(), "main").hash()).isEqualTo(ID.replace('0', 'a'));
    }
  }

  @Test
  void believesNoPackThatPromisesMoreThanFits() throws IOException {
    byte[] pack = {'P', 'A', 'C', 'K', 0, 0, 0, 2, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff};
    try (BadServer server = serverOfPack(pack)) {
      assertThatThrownBy(() -> changes(server))
          .isInstanceOf(ComponentsException.NotFetched.class)
          .hasMessageContaining("it is too large");
    }
  }

  @Test
  void readsNoPackWithoutEnd() throws IOException {
    // An object of 8 MB, stored as blocks that are no zeros for their checksum.
    byte[] header = {'P', 'A', 'C', 'K', 0, 0, 0, 2, 0, 0, 0, 1, (byte) 0xb0, (byte) 0x80, 0x04};
    try (BadServer server = serverOfPack(header)) {
      assertThatThrownBy(() -> changes(server)).isInstanceOf(ComponentsException.class);
    }
  }

  @Test
  void tellsWhenTheServerDoesNotHaveWhatItsRefsPointTo() throws IOException {
    try (BadServer server =
        new BadServer(client -> {
          BadServer.send(client, VERSION_2);
          BadServer.send(client, packet("ERR upload-pack: not our ref " + ID));
          Thread.sleep(1000);
        })) {
      assertThatThrownBy(() -> changes(server))
          .isInstanceOfAny(
              ComponentsException.NotFetched.class, ComponentsException.Unavailable.class);
    }
  }

  private void changes(BadServer server) {
    new GitSourceRepository(hosts)
        .changes(server.overTcp(), ANYBODY, new Commit(ID), new Commit(ID.replace('0', 'a')));
  }

  /** Sends that over and over, as a pack. */
  private static BadServer serverOfPack(byte[] start) throws IOException {
    return new BadServer(client -> {
      BadServer.send(client, VERSION_2 + packet("packfile\n"));
      byte[] packet = new byte[start.length + 1];
      packet[0] = 1;
      System.arraycopy(start, 0, packet, 1, start.length);
      String text = new String(packet, StandardCharsets.ISO_8859_1);
      while (true) {
        BadServer.send(client, packet(text));
      }
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 410})
  void cannotTellAPrivateRepositoryFromNone(int status) throws IOException {
    try (BadServer server = new BadServer(answers(status + " No", "secret words"))) {
      assertLasting(server.overHttp(), "it does not exist or is private");
      assertFailure(server.overHttp()).hasMessageNotContaining("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void tellsToTryAgainWhenTheServerSaysSo(int status) throws IOException {
    try (BadServer server = new BadServer(answers(status + " Later", ""))) {
      assertPassing(server.overHttp(), "its host answers with status " + status);
    }
  }

  @Test
  void takesNoWebPageForARepository() throws IOException {
    try (BadServer server =
        new BadServer(answers("200 OK\r\nContent-Type: text/html", "<html>Welcome</html>"))) {
      assertLasting(server.overHttp(), "something else than a git repository");
    }
  }

  @Test
  void takesNoCompressedAnswer() throws IOException {
    try (BadServer server =
        new BadServer(
            answers(
                "200 OK\r\nContent-Encoding: gzip\r\nContent-Type: application/x-git-upload-pack-advertisement",
                "00"))) {
      assertLasting(server.overHttp(), "does not answer as a git host does");
    }
  }
}
