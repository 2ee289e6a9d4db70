package org.toolforge.components.app.wiring;

import java.time.Duration;
import java.util.Set;
import org.toolforge.components.callback.CallbackLimits;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Limits;
import org.toolforge.components.http.outbound.FetchPolicy;
import org.toolforge.components.http.stream.StreamLimits;

/**
 * What an operator decides about a served system.
 *
 * @param tokenLifetime how long a deploy token is good for
 * @param administrators who may prepare and remove tools
 */
public record SystemSettings(
    Storage storage,
    Limits limits,
    Duration tokenLifetime,
    FetchPolicy fetching,
    Sources sources,
    Builds builds,
    ComponentRuntime runtime,
    RunSettings runs,
    StreamLimits streams,
    CallbackLimits callbacks,
    Set<ToolName> administrators) {}
