package org.toolforge.components.http.server;

import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * The server's certificate, and whose certificates it believes.
 *
 * @param identity the certificate with its key; with the password of {@link
 *     org.toolforge.components.http.tls.KeyStores}
 * @param clients the authorities that sign the gateway's certificate; a caller with such a
 *     certificate is believed which tool it speaks for. Absent when there is no such gateway.
 */
public record Tls(KeyStore identity, @Nullable KeyStore clients) {}
