package org.toolforge.components.port;

import java.util.List;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;

/**
 * Makes images. Safe for use by many threads. Every method may throw {@link
 * ComponentsException.Unavailable}; then the call may or may not have had its effect.
 */
public interface BuildService {

  /**
   * Asks for a build. A key that was started before, however that build ended, changes nothing.
   *
   * @throws ComponentsException.QuotaExceeded when the tool has no free slot, or all tools together
   *     have none; asking never goes beyond what {@link #slots} allows, however many ask at once
   * @throws ComponentsException.Invalid when the service will never build this
   */
  void start(ToolName tool, BuildKey key, BuildRequest request);

  /**
   * Asks a build to stop; {@link #list} tells when it did. Unknown and ended ones stay as they are.
   */
  void cancel(ToolName tool, BuildKey key);

  /** The builds of a tool that the service still knows, oldest first. */
  List<Build> list(ToolName tool);

  /** How many builds the tool may have at once, and all tools together. */
  BuildSlots slots(ToolName tool);

  /**
   * What a build prints, as far as its tool's owner may see it: nothing of what might hold the
   * platform's secrets, and none of the secrets that the build was given. A reader that follows
   * comes to an end when the build has ended, or is forgotten. Lines that are too old may be
   * missing.
   *
   * @param after only lines with higher numbers; 0 for all
   * @param follow whether to wait for what is printed later
   * @throws ComponentsException.NotFound when there is no such build
   */
  LogReader log(ToolName tool, BuildKey key, long after, boolean follow);

  /** Calls back, from any thread, soon after builds of a tool change; may do so once too often. */
  Subscription watch(Consumer<ToolName> onChange);
}
