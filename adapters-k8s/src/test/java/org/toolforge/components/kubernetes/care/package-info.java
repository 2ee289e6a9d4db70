/** What the leader does for objects. */
@NullMarked
package org.toolforge.components.kubernetes.care;

import org.jspecify.annotations.NullMarked;
