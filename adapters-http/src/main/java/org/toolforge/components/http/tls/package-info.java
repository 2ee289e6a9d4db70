/**
 * Makes what TLS needs from PEM files: certificates, private keys, and the contexts that use them.
 * The JDK does all cryptography here; this only reads the forms in which keys come.
 */
@NullMarked
package org.toolforge.components.http.tls;

import org.jspecify.annotations.NullMarked;
