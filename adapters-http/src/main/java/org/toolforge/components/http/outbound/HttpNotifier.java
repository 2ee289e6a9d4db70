package org.toolforge.components.http.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.callback.CallbackSignature;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.callback.Notice;
import org.toolforge.components.callback.SigningKey;
import org.toolforge.components.http.mapping.ApiJson;
import org.toolforge.components.http.mapping.CallbackMapping;
import org.toolforge.components.port.Notifier;
import org.toolforge.components.port.SigningKeyStore;

/**
 * Makes callbacks as Standard Webhooks has them. They go only where fetches may go, and nowhere
 * else: no redirect is followed. Of what a receiver answers, only the status counts.
 */
public final class HttpNotifier implements Notifier, AutoCloseable {

  /** So much of an answer is read for the receiver to get rid of it. */
  private static final int MOST_READ = 16 * 1024;

  private final SigningKeyStore keys;
  private final FetchPolicy policy;
  private final WebCalls calls;
  private final InstantSource clock;

  /**
   * A notifier; it takes threads once the first call is made.
   *
   * @param policy where calls may go, and how long one may take
   */
  public HttpNotifier(SigningKeyStore keys, FetchPolicy policy, InstantSource clock) {
    this(keys, policy, clock, Names.SYSTEM, new SslContextFactory.Client());
  }

  HttpNotifier(
      SigningKeyStore keys,
      FetchPolicy policy,
      InstantSource clock,
      Names names,
      SslContextFactory.Client tls) {
    this.keys = keys;
    this.policy = policy;
    this.clock = clock;
    this.calls = new WebCalls(policy, names, tls);
  }

  @Override
  public void call(CallbackUrl url, Notice notice) {
    CallErrors errors = new CallErrors(url.uri());
    WebCalls.Call call = call(target(url, errors), notice);
    int status;
    try (WebCalls.Reply reply = calls.send(call, policy.deadline())) {
      status = reply.status();
      drain(reply.body());
    } catch (IOException e) {
      throw errors.failed(e);
    }
    if (status < 200 || status > 299) {
      throw errors.status(status);
    }
  }

  /** Ends the calls that are under way. */
  @Override
  public void close() {
    calls.close();
  }

  private static Target target(CallbackUrl url, CallErrors errors) {
    try {
      return Target.of(URI.create(url.uri().toASCIIString()));
    } catch (Target.RefusedException e) {
      throw errors.refused(e);
    }
  }

  private WebCalls.Call call(Target target, Notice notice) {
    SigningKey key = CallbackSignature.keyOf(notice.tool(), key());
    String body = json(notice);
    long timestamp = clock.instant().getEpochSecond();
    return new WebCalls.Call(
        target,
        Map.of(
            "Accept",
            "*/*",
            "Content-Type",
            "application/json",
            "webhook-id",
            notice.id(),
            "webhook-timestamp",
            Long.toString(timestamp),
            "webhook-signature",
            CallbackSignature.of(key, notice.id(), timestamp, body)),
        body);
  }

  /** What is wrong with the key is no reason to give up on a receiver. */
  private SigningKey key() {
    try {
      return keys.key();
    } catch (ComponentsException.Unavailable e) {
      throw e;
    } catch (ComponentsException e) {
      throw new ComponentsException.Unavailable(
          "Unable to sign callbacks: " + e.getMessage(), Duration.ofSeconds(1), e);
    }
  }

  private static String json(Notice notice) {
    try {
      return ApiJson.mapper().writeValueAsString(CallbackMapping.of(notice));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a callback has no JSON", e);
    }
  }

  private static void drain(InputStream body) {
    try {
      byte[] unused = body.readNBytes(MOST_READ);
    } catch (IOException e) {
      // The status has come, and that is all that counts.
    }
  }
}
