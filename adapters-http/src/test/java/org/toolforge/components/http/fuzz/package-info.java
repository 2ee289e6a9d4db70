/** Requests that nobody would send who means well, and what must hold of every answer. */
@NullMarked
package org.toolforge.components.http.fuzz;

import org.jspecify.annotations.NullMarked;
