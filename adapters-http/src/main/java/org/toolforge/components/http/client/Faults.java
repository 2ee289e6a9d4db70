package org.toolforge.components.http.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what it means when there is no answer. */
final class Faults {

  private final ClientSettings settings;
  private final String server;

  Faults(ClientSettings settings) {
    this.settings = settings;
    this.server = settings.base();
  }

  ClientException.Unreachable of(Throwable thrown) {
    return new ClientException.Unreachable(sentence(thrown), thrown);
  }

  private String sentence(Throwable thrown) {
    if (has(thrown, cause -> cause instanceof JsonProcessingException)) {
      return "What answers at " + server + " is not this API. Check the server's address.";
    }
    if (has(thrown, UnresolvedAddressException.class::isInstance)
        || has(thrown, UnknownHostException.class::isInstance)) {
      return "There is no host "
          + settings.server().getHost()
          + ", or it cannot be looked up. Check the server's address.";
    }
    if (has(thrown, HttpConnectTimeoutException.class::isInstance)) {
      return "Nothing answers at %s within %d s. Check the server's address and the network."
          .formatted(server, settings.connectTimeout().toSeconds());
    }
    if (has(thrown, HttpTimeoutException.class::isInstance)) {
      return "The server at %s has not answered within %d s. What was asked may still be done; look before you ask again."
          .formatted(server, settings.answerTimeout().toSeconds());
    }
    if (has(thrown, SSLException.class::isInstance)) {
      return tls(thrown);
    }
    if (has(thrown, ConnectException.class::isInstance)) {
      return "Nothing listens at " + server + ". Check the server's address, and that it runs.";
    }
    return "The connection to %s was lost before there was an answer (%s). What was asked may still be done; look before you ask again."
        .formatted(server, told(thrown));
  }

  private String tls(Throwable thrown) {
    if (has(thrown, CertPathBuilderException.class::isInstance)) {
      return "The certificate of "
          + server
          + " is from nobody who is trusted here. Name the file with its authority's certificate.";
    }
    Throwable refused = find(thrown, CertificateException.class::isInstance);
    if (refused != null) {
      return "The certificate of " + server + " is not accepted: " + told(refused) + ".";
    }
    String said = told(find(thrown, SSLException.class::isInstance));
    if (said.contains("Unsupported or unrecognized SSL message")) {
      return "What answers at " + server + " does not use TLS. Is it http:// instead of https://?";
    }
    if (said.contains("certificate_required") || said.contains("bad_certificate")) {
      return "The server at %s does not take the client certificate, or asks for one (%s)."
          .formatted(server, said);
    }
    return "No secure connection to " + server + " comes about: " + said;
  }

  private static boolean has(Throwable thrown, Predicate<Throwable> wanted) {
    return find(thrown, wanted) != null;
  }

  private static @Nullable Throwable find(Throwable thrown, Predicate<Throwable> wanted) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (wanted.test(cause)) {
        return cause;
      }
    }
    return null;
  }

  private static String told(@Nullable Throwable thrown) {
    Throwable first = thrown == null ? null : find(thrown, cause -> cause.getMessage() != null);
    return first == null ? "no reason given" : String.valueOf(first.getMessage());
  }

  /** The fault itself, without what passed it on. */
  static Throwable unwrapped(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause instanceof IOException || cause instanceof InterruptedException ? cause : thrown;
  }
}
