/** The server does what its description says, all of it and nothing else. */
@NullMarked
package org.toolforge.components.http.spec;

import org.jspecify.annotations.NullMarked;
