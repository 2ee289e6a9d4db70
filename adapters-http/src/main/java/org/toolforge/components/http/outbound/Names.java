package org.toolforge.components.http.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a host. May block. */
@FunctionalInterface
public interface Names {

  /** As the machine does it. Also takes literals, in every form that it knows. */
  Names SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * All addresses of the host, at least one.
   *
   * @throws UnknownHostException when it has none
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
