/**
 * The front door: {@link org.toolforge.components.Components} is the facade of use cases that every
 * caller goes through, {@link org.toolforge.components.ComponentsException} the one tree of errors.
 * Nothing here knows a transport, a storage or a platform.
 */
@NullMarked
package org.toolforge.components;

import org.jspecify.annotations.NullMarked;
