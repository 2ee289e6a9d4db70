/**
 * Results as text for machines, in the names that the HTTP API uses. The only place in the app that
 * knows Jackson.
 */
@NullMarked
package org.toolforge.components.app.output;

import org.jspecify.annotations.NullMarked;
