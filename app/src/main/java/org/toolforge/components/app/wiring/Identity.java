package org.toolforge.components.app.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What this process is called among its replicas. */
final class Identity {

  private static final int RANDOM_BYTES = 4;

  private Identity() {}

  /** The name of the host, which in a pod is the pod's, and something that no other process has. */
  static String ofThisProcess() {
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    return host() + "-" + HexFormat.of().formatHex(random);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "components-api";
    }
  }
}
