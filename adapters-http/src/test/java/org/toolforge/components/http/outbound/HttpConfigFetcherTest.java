package org.toolforge.components.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.FetchedDocument;

final class HttpConfigFetcherTest extends Fetching {

  private static final String LONG_TAG =
      "\"0123456789012345678901234567890123456789012345678901234567890123456789"
          + "0123456789012345678901234567890123456789012345678901234567890\"";

  @Test
  void tellsTheDigestOfADocumentWithoutAnEntityTag() {
    site.serves("/config", "abc");

    assertThat(fetch(site.at("/config")))
        .isEqualTo(
            new FetchedDocument(
                new Node.Text("abc"),
                "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"v1\"", "W/\"v1\""})
  void tellsTheEntityTagOfADocumentThatHasOne(String tag) {
    site.serves("/config", "abc", "ETag", tag);

    assertThat(fetch(site.at("/config")).revision()).isEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "\"\"", "\"a b\"", "\"\u00e9\"", "\"v1", LONG_TAG})
  void doesNotTrustOddEntityTags(String tag) {
    site.serves("/config", "abc", "ETag", tag);

    assertThat(fetch(site.at("/config")).revision()).startsWith("sha256:");
  }

  @Test
  void readsTextInUtf8() {
    site.serves("/config", "späße: 🎉");

    assertThat(text(site.at("/config"))).isEqualTo("späße: 🎉");
  }

  @Test
  void refusesWhatIsNotUtf8() {
    site.serves("/config", 200, "späße".getBytes(StandardCharsets.ISO_8859_1));

    assertRefused(site.at("/config"))
        .endsWith("the document is not text in UTF-8. Save it in that encoding.");
  }

  @Test
  void saysWhereADocumentCannotBeRead() {
    site.serves("/config", "[");
    ConfigReader reader =
        text -> {
          throw new ComponentsException.Malformed("Line 1, column 2: it ends too early.");
        };

    try (HttpConfigFetcher own =
        new HttpConfigFetcher(reader, LOOPBACK, source -> fetch(site.at("/")))) {
      assertRefused(own, site.at("/config"), site.at("/config"))
          .endsWith("the document cannot be read: Line 1, column 2: it ends too early.");
    }
  }

  @Test
  void sendsNothingThatTellsMoreThanItMust() {
    site.serves("/config", "abc", "Set-Cookie", "a=b; Path=/");

    fetch(site.at("/config"));
    fetch(site.at("/config?key=value"));

    assertThat(site.requests())
        .hasSize(2)
        .allSatisfy(headers ->
            assertThat(headers)
                .containsOnlyKeys("Accept", "Accept-encoding", "Connection", "Host", "User-agent")
                .containsEntry(
                    "Accept",
                    List.of("application/yaml, application/json, text/plain;q=0.9, */*;q=0.5"))
                .containsEntry("Accept-encoding", List.of("identity"))
                .containsEntry("User-agent", List.of("toolforge-components")));
  }

  @Test
  void leavesRepositoriesToTheOtherFetcher() {
    ConfigSource source =
        new ConfigSource.InRepository(
            new RepositoryUrl("https://git.example/a"), GitRef.HEAD, "toolforge.yaml");

    assertThat(fetcher().fetch(source))
        .isEqualTo(new FetchedDocument(new Node.Nothing(), source.toString()));
  }

  @Test
  void fetchesManyDocumentsAtOnce() throws Exception {
    List<Future<String>> fetched = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        String path = "/config" + i;
        site.serves(path, "document " + i);
        fetched.add(threads.submit(() -> text(site.at(path))));
      }
    }
    for (int i = 0; i < fetched.size(); i++) {
      assertThat(fetched.get(i).get()).isEqualTo("document " + i);
    }
  }

  @Test
  void closesWithoutEverHavingFetched() {
    fetcher().close();
    fetcher().close();
  }

  @Test
  void usualPolicyAllowsNothingButPublicAddresses() {
    assertThat(FetchPolicy.usual())
        .isEqualTo(new FetchPolicy(List.of(), Duration.ofSeconds(10), 256 * 1024, 3));
  }

  @Test
  void policyNeedsRoomForADocument() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FetchPolicy(List.of(), Duration.ZERO, 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FetchPolicy(List.of(), Duration.ofSeconds(1), 0, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FetchPolicy(List.of(), Duration.ofSeconds(1), 1, -1));
  }

  @Test
  void messagesKeepTheQueryToThemselves() {
    site.serves("/config", 404, new byte[0]);
    URI url = site.at("/config");

    assertRefused(fetcher(), URI.create(url + "?token=secret#part"), url).doesNotContain("secret");
  }
}
