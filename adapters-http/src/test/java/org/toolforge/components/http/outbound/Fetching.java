package org.toolforge.components.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.config.Node;
import org.toolforge.components.port.FetchedDocument;

/** A site and a fetcher that may reach it, for tests to build upon. */
abstract class Fetching {

  static final FetchPolicy LOOPBACK =
      FetchPolicy.usual().allowing(List.of(AddressRange.parse("127.0.0.0/8")));

  final TestSite site = newSite();
  private HttpConfigFetcher fetcher = fetcher(LOOPBACK, Names.SYSTEM);

  @AfterEach
  void close() {
    fetcher.close();
    site.close();
  }

  /** Fetches with this policy from now on. */
  void under(FetchPolicy policy) {
    resolving(policy, Names.SYSTEM);
  }

  /** Fetches with this policy from now on, and with these addresses of hosts. */
  void resolving(FetchPolicy policy, Names names) {
    fetcher.close();
    fetcher = fetcher(policy, names);
  }

  HttpConfigFetcher fetcher() {
    return fetcher;
  }

  FetchedDocument fetch(URI url) {
    return fetcher.fetch(new ConfigSource.AtUrl(url));
  }

  String text(URI url) {
    return fetch(url).document() instanceof Node.Text text ? text.value() : "";
  }

  /** That it fails for good, and why. */
  AbstractStringAssert<?> assertRefused(URI url) {
    return assertRefused(fetcher, url, url);
  }

  AbstractStringAssert<?> assertRefused(HttpConfigFetcher fetcher, URI url, URI shown) {
    return assertThat(
            message(
                assertThrowsExactly(
                    ComponentsException.NotFetched.class,
                    () -> fetcher.fetch(new ConfigSource.AtUrl(url)))))
        .startsWith("Unable to retrieve config from source url " + shown + ": ");
  }

  /** That it fails for now, and why. */
  AbstractStringAssert<?> assertUnavailable(URI url) {
    return assertThat(
            message(assertThrowsExactly(ComponentsException.Unavailable.class, () -> fetch(url))))
        .startsWith("Unable to retrieve config from source url " + url + ": ")
        .endsWith(". Try again later, or check the address.");
  }

  private static String message(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpConfigFetcher fetcher(FetchPolicy policy, Names names) {
    return new HttpConfigFetcher(
        Node.Text::new,
        policy,
        source -> new FetchedDocument(new Node.Nothing(), source.toString()),
        names,
        new SslContextFactory.Client());
  }

  private static TestSite newSite() {
    try {
      return new TestSite();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
