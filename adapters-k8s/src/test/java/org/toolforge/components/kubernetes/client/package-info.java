/** Requests to an API server. */
@NullMarked
package org.toolforge.components.kubernetes.client;

import org.jspecify.annotations.NullMarked;
