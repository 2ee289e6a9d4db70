/**
 * What clients of the older service rely on: recorded requests with the answers that are due here,
 * and a client that behaves as theirs does.
 */
@NullMarked
package org.toolforge.components.http.conformance;

import org.jspecify.annotations.NullMarked;
