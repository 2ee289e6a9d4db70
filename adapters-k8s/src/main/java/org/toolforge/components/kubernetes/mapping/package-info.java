/**
 * Between the values of core and the JSON of the custom resources, in both directions and without
 * loss. Pure functions; nothing here talks to a cluster.
 */
@NullMarked
package org.toolforge.components.kubernetes.mapping;

import org.jspecify.annotations.NullMarked;
