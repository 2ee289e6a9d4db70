/**
 * The HTTP side of the system: the REST server over the core's use cases, the client of such a
 * server, and what configs let the server fetch. Wire types are generated from the API's
 * description and never leave this adapter but for its client.
 */
@NullMarked
package org.toolforge.components.http;

import org.jspecify.annotations.NullMarked;
