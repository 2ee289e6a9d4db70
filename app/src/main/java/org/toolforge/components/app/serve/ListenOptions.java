package org.toolforge.components.app.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.server.ServerSettings;
import org.toolforge.components.http.server.Tls;
import org.toolforge.components.http.tls.KeyStores;
import org.toolforge.components.http.tls.PemException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where and to whom the server listens. */
final class ListenOptions {

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      defaultValue = "${env:ADDRESS:-127.0.0.1}",
      description = "Listen on this address of the machine; default: 127.0.0.1 (or ADDRESS).")
  private String address = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "${env:PORT:-8000}",
      description = "Listen on this port, 0 for any free one; default: 8000 (or PORT).")
  private int port = 8000;

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      defaultValue = "${env:COMPONENTS_TLS_CERT}",
      description = "Serve HTTPS with this certificate, PEM (or COMPONENTS_TLS_CERT).")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      defaultValue = "${env:COMPONENTS_TLS_KEY}",
      description = "The certificate's private key, PEM (or COMPONENTS_TLS_KEY).")
  private @Nullable Path key;

  @Option(
      names = "--client-ca",
      paramLabel = "FILE",
      defaultValue = "${env:COMPONENTS_CLIENT_CA}",
      description =
          "Believe callers with a certificate of this authority, the gateway's, which tool they"
              + " speak for (or COMPONENTS_CLIENT_CA). Then nobody else is believed.")
  private @Nullable Path clientAuthority;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      defaultValue = "${env:COMPONENTS_MAX_CONNECTIONS:-2000}",
      description = "How many connections may be open at a time; default: 2000.")
  private int maxConnections = 2000;

  @Option(
      names = "--idle-timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "${env:COMPONENTS_IDLE_TIMEOUT:-30s}",
      description = "Close a connection on which nothing happens for so long; default: 30s.")
  private Duration idle = Duration.ofSeconds(30);

  @Option(
      names = "--shutdown-grace",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "${env:COMPONENTS_SHUTDOWN_GRACE:-10s}",
      description = "How long requests may take to end when the server stops; default: 10s.")
  private Duration grace = Duration.ofSeconds(10);

  ServerSettings settings(CommandSpec spec) {
    if (port < 0 || port > 65_535) {
      throw wrong(spec, "The port must be 0 to 65535, not " + port);
    }
    if (maxConnections < 1) {
      throw wrong(spec, "At least one connection must be allowed, not " + maxConnections);
    }
    return new ServerSettings(
        checkedAddress(spec),
        port,
        tls(spec),
        clientAuthority == null,
        maxConnections,
        idle,
        grace);
  }

  private String checkedAddress(CommandSpec spec) {
    try {
      // The result is not used: Jetty looks it up again.
      InetAddress unused = InetAddress.getByName(address);
      return address;
    } catch (UnknownHostException e) {
      throw wrong(spec, "'%s' is no address of this machine".formatted(address));
    }
  }

  private @Nullable Tls tls(CommandSpec spec) {
    if (certificate == null && key == null) {
      if (clientAuthority != null) {
        throw wrong(spec, "--client-ca needs --tls-cert and --tls-key");
      }
      return null;
    }
    if (certificate == null || key == null) {
      throw wrong(spec, "--tls-cert and --tls-key go together");
    }
    try {
      return new Tls(
          KeyStores.identity(certificate, key),
          clientAuthority == null ? null : KeyStores.trust(clientAuthority));
    } catch (PemException e) {
      throw wrong(spec, String.valueOf(e.getMessage()));
    }
  }

  private static ParameterException wrong(CommandSpec spec, String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
