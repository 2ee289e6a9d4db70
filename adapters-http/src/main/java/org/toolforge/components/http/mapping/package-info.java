/**
 * From the core's values to the types of the API. One small class for each thing that the API
 * shows; nothing is decided here.
 */
@NullMarked
package org.toolforge.components.http.mapping;

import org.jspecify.annotations.NullMarked;
