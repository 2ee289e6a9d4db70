/** What goes wrong, as the API answers it: one mapping, one shape, whoever noticed it first. */
@NullMarked
package org.toolforge.components.http.error;

import org.jspecify.annotations.NullMarked;
