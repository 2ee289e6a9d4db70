/**
 * What the leader does for the objects themselves: says what is wrong with them, and keeps their
 * status in step with what is wanted of them. Deployments are carried out elsewhere.
 */
@NullMarked
package org.toolforge.components.kubernetes.care;

import org.jspecify.annotations.NullMarked;
