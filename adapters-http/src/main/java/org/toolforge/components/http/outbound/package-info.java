/**
 * Fetches over HTTP the documents whose addresses users write, and calls back where they want to be
 * called; only where anybody may, and never in the network that this system itself runs in. Nothing
 * may contact an address that a user chose without the checks of this package.
 */
@NullMarked
package org.toolforge.components.http.outbound;

import org.jspecify.annotations.NullMarked;
