package org.toolforge.components.http.outbound;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Gives the client the very addresses that were checked. The client must not look a name up again:
 * the answer could be another one by then.
 */
record CheckedResolver(HostAddresses addresses, Executor executor)
    implements SocketAddressResolver {

  @Override
  public void resolve(String host, int port, Promise<List<InetSocketAddress>> promise) {
    executor.execute(() -> {
      List<InetSocketAddress> found;
      try {
        found =
            addresses.of(host).stream()
                .map(address -> new InetSocketAddress(address, port))
                .toList();
      } catch (ForbiddenHostException | UnknownHostException | RuntimeException e) {
        promise.failed(e);
        return;
      }
      promise.succeeded(found);
    });
  }
}
