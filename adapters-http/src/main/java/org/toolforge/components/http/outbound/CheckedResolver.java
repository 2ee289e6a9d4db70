package org.toolforge.components.http.outbound;

import java.net.InetAddress;
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
record CheckedResolver(Names names, AddressRules rules, Executor executor)
    implements SocketAddressResolver {

  @Override
  public void resolve(String host, int port, Promise<List<InetSocketAddress>> promise) {
    executor.execute(() -> {
      List<InetSocketAddress> addresses;
      try {
        addresses =
            checked(host).stream().map(address -> new InetSocketAddress(address, port)).toList();
      } catch (ForbiddenHostException | UnknownHostException | RuntimeException e) {
        promise.failed(e);
        return;
      }
      promise.succeeded(addresses);
    });
  }

  /** One forbidden address is enough: who controls the name would choose which one is taken. */
  private List<InetAddress> checked(String host)
      throws ForbiddenHostException, UnknownHostException {
    List<InetAddress> addresses = names.resolve(host);
    if (!addresses.stream().allMatch(rules::permits)) {
      throw new ForbiddenHostException(host);
    }
    return addresses;
  }
}
