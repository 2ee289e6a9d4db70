package org.toolforge.components.http.git;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.toolforge.components.http.outbound.HostAddresses;

/** Looks names up without waiting for longer than there is time. */
final class HostLookup implements AutoCloseable {

  private final HostAddresses addresses;
  // A lookup blocks for as long as the machine pleases, and cannot be stopped.
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(
          Thread.ofPlatform().daemon().name("git-names-", 0).factory());

  HostLookup(HostAddresses addresses) {
    this.addresses = addresses;
  }

  /** The addresses of a host, all of which may be contacted. */
  List<InetAddress> of(String host, Budget budget) throws IOException {
    Future<List<InetAddress>> found = threads.submit(() -> addresses.of(host));
    try {
      return found.get(budget.left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw budget.late();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while looking a name up");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
