package org.toolforge.components.http.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.port.ConfigFetcher;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.FetchedDocument;

/** Fetches what is behind web addresses, and lets another fetcher do the rest. */
public final class HttpConfigFetcher implements ConfigFetcher, AutoCloseable {

  private final ConfigReader reader;
  private final FetchPolicy policy;
  private final ConfigFetcher repositories;
  private final OutboundClient client;

  /**
   * A fetcher; it takes threads once the first document is fetched.
   *
   * @param repositories fetches what lies in git repositories; it is not closed with this
   */
  public HttpConfigFetcher(ConfigReader reader, FetchPolicy policy, ConfigFetcher repositories) {
    this(reader, policy, repositories, Names.SYSTEM, new SslContextFactory.Client());
  }

  HttpConfigFetcher(
      ConfigReader reader,
      FetchPolicy policy,
      ConfigFetcher repositories,
      Names names,
      SslContextFactory.Client tls) {
    this.reader = reader;
    this.policy = policy;
    this.repositories = repositories;
    this.client = new OutboundClient(policy, names, tls);
  }

  @Override
  public FetchedDocument fetch(ConfigSource source) {
    return switch (source) {
      case ConfigSource.AtUrl at -> fetch(at.url());
      case ConfigSource.InRepository in -> repositories.fetch(in);
    };
  }

  /** Ends the fetches that still run. */
  @Override
  public void close() {
    client.close();
  }

  private FetchedDocument fetch(URI url) {
    FetchErrors errors = new FetchErrors(url);
    Answer.Body body = body(url, errors);
    String text = Documents.text(body, errors);
    try {
      return new FetchedDocument(reader.read(text), Documents.revision(body));
    } catch (ComponentsException.Malformed e) {
      throw errors.malformed(e);
    }
  }

  private Answer.Body body(URI url, FetchErrors errors) {
    long start = System.nanoTime();
    Target target;
    try {
      target = Target.of(url);
    } catch (Target.RefusedException e) {
      throw errors.refused(e);
    }
    for (int redirects = 0; redirects <= policy.maxRedirects(); redirects++) {
      Duration left = policy.deadline().minusNanos(System.nanoTime() - start);
      switch (ask(target, left, errors)) {
        case Answer.Body body -> {
          return body;
        }
        case Answer.Redirect redirect -> {
          try {
            target = target.redirected(redirect.location());
          } catch (Target.RefusedException e) {
            throw errors.badRedirect(e);
          }
        }
      }
    }
    throw errors.tooManyRedirects(policy.maxRedirects());
  }

  private Answer ask(Target target, Duration left, FetchErrors errors) {
    Exchange exchange = new Exchange(errors, policy.maxBytes());
    Request request = client.request(target);
    try {
      request.send(exchange);
      return exchange.answer().get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw errors.failed(e.getCause() == null ? e : e.getCause(), target.uri().getHost());
    } catch (TimeoutException e) {
      abort(request);
      throw errors.late(policy.deadline());
    } catch (InterruptedException e) {
      abort(request);
      Thread.currentThread().interrupt();
      throw errors.interrupted();
    }
  }

  private static void abort(Request request) {
    var unused = request.abort(new CancellationException("nobody waits for the answer any more"));
  }
}
