/**
 * Looks into git repositories whose addresses users write: what a ref means, how commits differ,
 * and single files. It speaks git's protocol itself, only where {@code outbound} lets it and within
 * limits of time, bytes and memory; JGit, which nobody else knows, only reads the objects.
 */
@NullMarked
package org.toolforge.components.http.git;

import org.jspecify.annotations.NullMarked;
