/**
 * Files in which operators say how something is done: each key is read once, and what nobody knows
 * is refused by its name. What the settings mean belongs to those who read them.
 */
@NullMarked
package org.toolforge.components.kubernetes.settings;

import org.jspecify.annotations.NullMarked;
