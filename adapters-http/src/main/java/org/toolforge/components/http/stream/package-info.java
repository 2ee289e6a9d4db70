/** Answers that take their time: held until something changes, or sent piece by piece. */
@NullMarked
package org.toolforge.components.http.stream;

import org.jspecify.annotations.NullMarked;
