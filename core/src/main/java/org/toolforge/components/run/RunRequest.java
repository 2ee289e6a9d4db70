package org.toolforge.components.run;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.ComponentName;

/**
 * What was asked of a run on demand.
 *
 * @param component whose image is run, with that component's variables and resources
 * @param command in place of the component's; null for the component's own
 * @param env variables beside and in place of the component's
 * @param timeout how long it may take; null for the usual
 * @param callback who is to be told when it has ended
 * @param createdBy who asked
 */
public record RunRequest(
    ComponentName component,
    @Nullable String command,
    SequencedMap<String, String> env,
    @Nullable Duration timeout,
    @Nullable CallbackUrl callback,
    String createdBy) {

  public RunRequest {
    env = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(env));
  }
}
