/**
 * What a deployment would do and why: the desired config against what runs now. Pure functions on
 * values, cost linear in components and their dependencies. No I/O, and no knowledge of
 * deployments.
 */
@NullMarked
package org.toolforge.components.plan;

import org.jspecify.annotations.NullMarked;
