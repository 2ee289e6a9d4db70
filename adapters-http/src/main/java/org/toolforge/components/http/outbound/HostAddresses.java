package org.toolforge.components.http.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Finds the addresses of hosts, and lets only those through that may be contacted. Whoever connects
 * must take these very addresses: a second lookup could give others.
 */
public final class HostAddresses {

  private final AddressRules rules;
  private final Names names;

  public HostAddresses(FetchPolicy policy, Names names) {
    this.rules = new AddressRules(policy.allowed());
    this.names = names;
  }

  /**
   * All addresses of a host. One forbidden address is enough to refuse it: who controls the name
   * would choose which one is taken. May block.
   */
  public List<InetAddress> of(String host) throws ForbiddenHostException, UnknownHostException {
    List<InetAddress> addresses = names.resolve(host);
    if (!addresses.stream().allMatch(rules::permits)) {
      throw new ForbiddenHostException(host);
    }
    return addresses;
  }
}
