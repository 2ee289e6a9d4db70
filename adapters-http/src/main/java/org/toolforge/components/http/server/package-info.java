/**
 * The server itself: connections, threads and limits, and how the web framework sits on them. It
 * knows nothing of what the operations do.
 */
@NullMarked
package org.toolforge.components.http.server;

import org.jspecify.annotations.NullMarked;
