/**
 * The client of such a server: a small front over the generated calls, with what those lack, such
 * as credentials, TLS, streams and errors that say what to do. Nothing here prints or reads
 * settings.
 */
@NullMarked
package org.toolforge.components.http.client;

import org.jspecify.annotations.NullMarked;
