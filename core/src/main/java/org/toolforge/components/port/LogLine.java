package org.toolforge.components.port;

import java.time.Instant;

/**
 * One line of a log.
 *
 * @param number the first of a log is 1, and each is one more than the one before it
 * @param text without a line break at its end
 */
public record LogLine(long number, Instant time, String text) {}
