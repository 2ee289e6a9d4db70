/** What the chart renders, refuses and installs, and what its rights allow. */
@NullMarked
package org.toolforge.components.kubernetes.chart;

import org.jspecify.annotations.NullMarked;
