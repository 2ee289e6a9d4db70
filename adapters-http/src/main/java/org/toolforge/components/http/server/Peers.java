package org.toolforge.components.http.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;

/** Decides whether the other end of a connection is believed what it says of others. */
final class Peers {

  private final boolean loopback;

  Peers(ServerSettings settings) {
    this.loopback = settings.trustLoopback();
  }

  boolean isTrusted(Request request) {
    return hasProvedItself(request) || (loopback && isLocal(request));
  }

  /** TLS has checked a certificate before anybody sees it. */
  private static boolean hasProvedItself(Request request) {
    if (request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE)
        instanceof EndPoint.SslSessionData session) {
      X509Certificate[] certificates = session.peerCertificates();
      return certificates != null && certificates.length > 0;
    }
    return false;
  }

  private static boolean isLocal(Request request) {
    SocketAddress address = request.getConnectionMetaData().getRemoteSocketAddress();
    return address instanceof InetSocketAddress internet
        && internet.getAddress() != null
        && internet.getAddress().isLoopbackAddress();
  }

  /** The address of the other end, for logs. */
  static String address(Request request) {
    SocketAddress address = request.getConnectionMetaData().getRemoteSocketAddress();
    return address instanceof InetSocketAddress internet && internet.getAddress() != null
        ? internet.getAddress().getHostAddress()
        : "unknown";
  }
}
