/**
 * What the steps of a build print, read from its pods for as long as they are there, and packed to
 * be kept longer. Only steps that are on a list are ever asked for, and no known secret gets out.
 */
@NullMarked
package org.toolforge.components.kubernetes.build.log;

import org.jspecify.annotations.NullMarked;
