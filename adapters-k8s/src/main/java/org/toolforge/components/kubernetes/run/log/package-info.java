/**
 * What the pods of a job print, merged into one log: across replicas, restarts of their containers,
 * and pods that come later. Only the container that is named is ever read.
 */
@NullMarked
package org.toolforge.components.kubernetes.run.log;

import org.jspecify.annotations.NullMarked;
