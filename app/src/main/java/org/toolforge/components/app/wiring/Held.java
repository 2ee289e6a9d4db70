package org.toolforge.components.app.wiring;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a server holds of the world outside its process.
 *
 * @param description what becomes of the state, a sentence for operators
 * @param start begins to use it
 * @param trouble why it cannot be relied on now; empty while it can
 * @param close gives it back, for another process to take
 */
record Held(
    String description, Runnable start, Supplier<Optional<String>> trouble, Runnable close) {}
