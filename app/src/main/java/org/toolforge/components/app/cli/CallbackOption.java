package org.toolforge.components.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who is to be told of the end. */
final class CallbackOption {

  @Option(
      names = "--callback",
      paramLabel = "URL",
      description = "Have the server call this address when the deployment has ended.")
  private @Nullable String url;

  @Nullable String url() {
    return url;
  }
}
