/** The stores on an API server. */
@NullMarked
package org.toolforge.components.kubernetes.store;

import org.jspecify.annotations.NullMarked;
