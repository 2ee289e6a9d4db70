/**
 * Plans and deployments as text for people: pure functions to lines, and the two ways to show them,
 * line by line or redrawn in place.
 */
@NullMarked
package org.toolforge.components.app.text;

import org.jspecify.annotations.NullMarked;
