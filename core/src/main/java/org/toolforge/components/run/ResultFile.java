package org.toolforge.components.run;

/**
 * A file that a run left.
 *
 * @param size in bytes
 * @param version another one whenever other content lies there, such as a hash or a time; short, of
 *     letters, digits and hyphens
 */
public record ResultFile(ResultPath path, long size, String version) {}
