/**
 * A whole system in memory: stores, a build service and a platform that behave like real ones and
 * do what a script tells them. What embedders run in their tests; nothing here is a shortcut around
 * a port.
 */
@NullMarked
package org.toolforge.components.inmemory;

import org.jspecify.annotations.NullMarked;
