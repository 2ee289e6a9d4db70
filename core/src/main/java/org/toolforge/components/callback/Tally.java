package org.toolforge.components.callback;

/**
 * What came of callbacks since a courier began.
 *
 * @param waiting how many are still to be made or repeated
 */
public record Tally(long delivered, long givenUp, int waiting) {}
