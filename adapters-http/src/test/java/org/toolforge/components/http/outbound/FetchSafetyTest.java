package org.toolforge.components.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users cannot make the fetcher talk to what only this system can reach. */
final class FetchSafetyTest extends Fetching {

  private static final InetAddress LOCAL = address("127.0.0.1");
  private static final InetAddress PRIVATE = address("10.0.0.1");
  private static final FetchPolicy PUBLIC = FetchPolicy.usual();

  @Test
  void refusesTheLoopbackAddressUnlessItIsAllowed() {
    site.serves("/config", "abc");
    under(PUBLIC);

    assertRefused(site.at("/config"))
        .endsWith(
            "the host 127.0.0.1 has an address that is not public. Put the config on a public web"
                + " server, or ask the administrators to allow this host.");
    assertThat(site.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost/",
        "http://LOCALHOST/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00:ec2::254]/",
        "http://0.0.0.0/",
        "https://10.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://user@127.0.0.1/",
        "http://127.0.0.1@10.0.0.1/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/"
      })
  void refusesEveryWayToWriteAnAddressInside(String url) {
    under(PUBLIC);
    URI written = URI.create(url);

    assertRefused(fetcher(), written, URI.create(url.replaceFirst("//[^/]*@", "//")));
  }

  @Test
  void refusesANameWithJustOneForbiddenAddress() {
    resolving(LOOPBACK, host -> List.of(LOCAL, PRIVATE));
    site.serves("/config", "abc");

    assertRefused(site.at("mixed.example", "/config"))
        .contains("the host mixed.example has an address that is not public")
        .doesNotContain("10.0.0.1");
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void connectsToTheAddressesThatItChecked() {
    AtomicInteger lookups = new AtomicInteger();
    // The second answer is what somebody would give who wants in.
    resolving(LOOPBACK, host -> List.of(lookups.getAndIncrement() == 0 ? LOCAL : PRIVATE));
    site.serves("/config", "abc");

    assertThat(text(site.at("rebinding.example", "/config"))).isEqualTo("abc");
    assertThat(lookups).hasValue(1);
    assertRefused(site.at("rebinding.example", "/config"))
        .contains("rebinding.example has an address that is not public");
  }

  @Test
  void triesTheNextAddressWhenOneIsDead() {
    // Nobody listens there: the site has the first address only.
    resolving(LOOPBACK, host -> List.of(address("127.0.0.2"), LOCAL));
    site.serves("/config", "abc");

    assertThat(text(site.at("two.example", "/config"))).isEqualTo("abc");
  }

  @Test
  void followsRedirects() {
    site.redirects("/first", "/second");
    site.redirects("/second", site.at("/third").toString());
    site.redirects("/third", "config");
    site.serves("/config", "abc");

    assertThat(text(site.at("/first"))).isEqualTo("abc");
  }

  @Test
  void givesUpOnOneRedirectTooMany() {
    site.redirects("/loop", "/loop");

    assertRefused(site.at("/loop"))
        .endsWith(
            "its server redirects more than 3 times. Use the address of the document itself.");
    assertThat(site.requests()).hasSize(4);
  }

  @Test
  void checksWhereARedirectLeads() {
    site.redirects("/config", "http://10.0.0.1/secret");

    assertRefused(site.at("/config"))
        .contains("the host 10.0.0.1 has an address that is not public");
  }

  @Test
  void checksTheNameThatARedirectLeadsTo() {
    resolving(LOOPBACK, host -> List.of(host.equals("inside.example") ? PRIVATE : LOCAL));
    site.redirects("/config", "http://inside.example/");

    assertRefused(site.at("outside.example", "/config"))
        .contains("the host inside.example has an address that is not public");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "http://a@127.0.0.1/",
        "http://127.1/",
        "http://[",
        "ht tp:"
      })
  void refusesRedirectsThatNoRequestMayFollow(String location) {
    site.redirects("/config", location);

    assertRefused(site.at("/config")).contains("its server redirects to an address that ");
  }

  @Test
  void refusesARedirectToNowhere() {
    site.serves("/config", 302, new byte[0]);

    assertRefused(site.at("/config"))
        .contains("its server answers with status 302 where 200 is needed");
  }

  @Test
  void saysThatANameIsUnknown() {
    resolving(
        LOOPBACK,
        host -> {
          throw new UnknownHostException(host);
        });

    assertUnavailable(site.at("nowhere.example", "/config"))
        .contains("no address is known for the host nowhere.example");
  }
}
