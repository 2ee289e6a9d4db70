package org.toolforge.components.run;

/**
 * A file that a run left.
 *
 * @param size in bytes
 */
public record ResultFile(ResultPath path, long size) {}
