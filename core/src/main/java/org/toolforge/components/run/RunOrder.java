package org.toolforge.components.run;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.Image;

/**
 * A run on demand as the platform is asked for it, with everything decided.
 *
 * @param component what runs: named like the component whose image it is, with the command and the
 *     variables of this run, never retried
 * @param timeout how long it may take from its start
 */
public record RunOrder(
    RunId id,
    ToolName tool,
    OneOffComponent component,
    Image image,
    Duration timeout,
    @Nullable CallbackUrl callback,
    String createdBy,
    Instant createdAt) {}
