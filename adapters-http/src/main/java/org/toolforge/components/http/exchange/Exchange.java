package org.toolforge.components.http.exchange;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.auth.Caller;

/**
 * One request and its answer, as far as it is known by now. Each request has a thread of its own,
 * which finds it with {@link #current}.
 */
public final class Exchange {

  private static final ThreadLocal<Exchange> CURRENT = new ThreadLocal<>();

  private final String requestId;
  private final String method;
  private final boolean trustedPeer;
  private @Nullable Caller caller;
  private String operation = "";
  private Supplier<List<MediaType>> acceptable = List::of;
  private boolean streaming;

  /**
   * @param method as the caller sent it
   * @param trustedPeer whether it comes from a peer that is believed what it says of others
   */
  public Exchange(String requestId, String method, boolean trustedPeer) {
    this.requestId = requestId;
    this.method = method;
    this.trustedPeer = trustedPeer;
  }

  /** The one that this thread is at work on. */
  public static Exchange current() {
    return Objects.requireNonNull(CURRENT.get(), "This thread works on no request");
  }

  /** Lets this thread work on it, and does so. */
  public void run(Runnable work) {
    CURRENT.set(this);
    try {
      work.run();
    } finally {
      CURRENT.remove();
    }
  }

  public String requestId() {
    return requestId;
  }

  /** The method as the caller sent it; the framework may work with another. */
  public String method() {
    return method;
  }

  public boolean trustedPeer() {
    return trustedPeer;
  }

  /** The operation of the API that it is, as soon as that is known. */
  public String operation() {
    return operation;
  }

  public void operation(String name) {
    operation = name;
  }

  /** Who makes it; only operations on a tool have one. */
  public Caller caller() {
    return Objects.requireNonNull(caller, "Nobody was authenticated");
  }

  /** Who makes it, if that was asked at all. */
  public @Nullable Caller callerIfAny() {
    return caller;
  }

  public void caller(Caller authenticated) {
    caller = authenticated;
  }

  /** The tool that it is about. */
  public ToolName tool() {
    return caller().tool();
  }

  /**
   * What the caller takes, best first.
   *
   * @param mediaTypes tells it when it is needed; for most operations it is not
   */
  public void acceptable(Supplier<List<MediaType>> mediaTypes) {
    acceptable = mediaTypes;
  }

  /** Whether the caller takes such an answer. */
  public boolean accepts(String mediaType) {
    MediaType offered = MediaType.valueOf(mediaType);
    List<MediaType> accepted = acceptable.get();
    return accepted.isEmpty() || accepted.stream().anyMatch(offered::isCompatible);
  }

  /** Whether the caller asked for the one by name, and not earlier for the usual other. */
  public boolean prefers(String mediaType, String usual) {
    MediaType offered = MediaType.valueOf(mediaType);
    MediaType other = MediaType.valueOf(usual);
    for (MediaType accepted : acceptable.get()) {
      if (accepted.isWildcardType() || accepted.isCompatible(other)) {
        return false;
      }
      if (accepted.isCompatible(offered)) {
        return true;
      }
    }
    return false;
  }

  /** Whether each piece of the answer is sent at once instead of the whole at its end. */
  public boolean isStreaming() {
    return streaming;
  }

  public void stream() {
    streaming = true;
  }
}
