/** What happens to every request before an operation is reached. */
@NullMarked
package org.toolforge.components.http.filter;

import org.jspecify.annotations.NullMarked;
