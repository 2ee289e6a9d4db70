/**
 * Components as objects of a cluster: what each becomes, how it is found again, and how it is. What
 * they print is read elsewhere.
 */
@NullMarked
package org.toolforge.components.kubernetes.run;

import org.jspecify.annotations.NullMarked;
