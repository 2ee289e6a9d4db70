package org.toolforge.components.app.wiring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.http.outbound.FetchPolicy;
import org.toolforge.components.http.stream.StreamLimits;

/**
 * What an operator decides about a served system.
 *
 * @param data where the state is kept; absent when it lives in memory alone
 * @param tokenLifetime how long a deploy token is good for
 * @param administrators who may prepare and remove tools
 */
public record SystemSettings(
    @Nullable Path data,
    Limits limits,
    Duration tokenLifetime,
    FetchPolicy fetching,
    StreamLimits streams,
    Set<ToolName> administrators) {}
