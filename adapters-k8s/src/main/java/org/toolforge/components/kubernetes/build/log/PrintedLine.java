package org.toolforge.components.kubernetes.build.log;

import java.time.Instant;

/**
 * One line as a container printed it, made harmless, but with its secrets.
 *
 * @param stamped whether it came with a time; otherwise the time is that of a line before it
 * @param cut whether only the beginning of it is here
 * @param complete whether its end was seen
 */
record PrintedLine(Instant time, boolean stamped, String text, boolean cut, boolean complete) {}
