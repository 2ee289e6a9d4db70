/** Measurements for Prometheus. */
@NullMarked
package org.toolforge.components.http.metrics;

import org.jspecify.annotations.NullMarked;
