package org.toolforge.components.inmemory;

import java.time.Instant;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.callback.Notice;

/** A callback that somebody got. */
public record ReceivedCall(Instant at, CallbackUrl url, Notice notice) {}
