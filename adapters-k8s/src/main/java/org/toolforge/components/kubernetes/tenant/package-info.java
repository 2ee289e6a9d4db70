/**
 * The places that tools have in a cluster: what is wanted stands in objects of the kind Tool, and a
 * controller makes the namespaces be so.
 */
@NullMarked
package org.toolforge.components.kubernetes.tenant;

import org.jspecify.annotations.NullMarked;
