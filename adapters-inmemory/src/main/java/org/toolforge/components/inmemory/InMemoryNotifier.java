package org.toolforge.components.inmemory;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.callback.Notice;
import org.toolforge.components.port.Notifier;

/** Receivers that take every call, unless the script says otherwise, and the calls they got. */
final class InMemoryNotifier implements Notifier {

  /** So many calls are remembered. */
  private static final int REMEMBERED = 10_000;

  private final InstantSource clock;
  private final Script script;
  private final Deque<ReceivedCall> received = new ArrayDeque<>();

  InMemoryNotifier(InstantSource clock, Script script) {
    this.clock = clock;
    this.script = script;
  }

  @Override
  public void call(CallbackUrl url, Notice notice) {
    script.callReceiver(url.uri().getHost());
    synchronized (this) {
      received.add(new ReceivedCall(clock.instant(), url, notice));
      if (received.size() > REMEMBERED) {
        received.remove();
      }
    }
  }

  synchronized List<ReceivedCall> received() {
    return List.copyOf(received);
  }
}
