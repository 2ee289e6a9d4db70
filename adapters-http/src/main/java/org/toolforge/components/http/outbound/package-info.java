/**
 * Fetches over HTTP the documents whose addresses users write, and only from where anybody may
 * fetch: never from the network that this system itself runs in. Nothing may contact an address
 * that a user chose without the checks of this package.
 */
@NullMarked
package org.toolforge.components.http.outbound;

import org.jspecify.annotations.NullMarked;
