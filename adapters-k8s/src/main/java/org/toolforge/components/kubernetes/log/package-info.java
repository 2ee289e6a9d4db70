/**
 * Reads what containers print, line by line, over as many connections as it takes. Nothing here
 * knows what the containers are for, or what of it may be shown.
 */
@NullMarked
package org.toolforge.components.kubernetes.log;

import org.jspecify.annotations.NullMarked;
