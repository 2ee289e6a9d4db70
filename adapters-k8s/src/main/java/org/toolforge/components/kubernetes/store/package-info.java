/**
 * The stores, the lease and the tokens, as objects of a cluster. Reads are answered from what
 * watches tell; every write is compared with the version that it was made for.
 */
@NullMarked
package org.toolforge.components.kubernetes.store;

import org.jspecify.annotations.NullMarked;
