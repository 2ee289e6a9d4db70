package org.toolforge.components.app.serve;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.app.wiring.Sources;
import org.toolforge.components.http.git.GitPolicy;
import org.toolforge.components.http.outbound.AddressRange;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which repositories the server looks into. */
final class SourceOptions {

  @Option(
      names = "--sources",
      paramLabel = "TYPE",
      defaultValue = "${env:COMPONENTS_SOURCES}",
      description =
          "What refs in configs mean: git asks the repositories, pretended makes commits up; default:"
              + " pretended, but git where images are really built (or COMPONENTS_SOURCES).")
  private @Nullable String sources;

  @Option(
      names = "--allow-file-repositories",
      arity = "1",
      paramLabel = "BOOLEAN",
      defaultValue = "${env:COMPONENTS_ALLOW_FILE_REPOSITORIES:-false}",
      description =
          "Whether configs may name repositories on the server's own disk, with file:// addresses;"
              + " whoever may store a config can then read any of them. Default: false (or"
              + " COMPONENTS_ALLOW_FILE_REPOSITORIES).")
  private boolean filesAllowed;

  /**
   * @param allowed addresses that may be contacted although they are not public
   * @param builtReally whether what is in the repositories is built
   */
  Sources settings(CommandSpec spec, List<AddressRange> allowed, boolean builtReally) {
    GitPolicy policy = GitPolicy.usual().allowing(allowed).allowingFiles(filesAllowed);
    String kind = sources == null ? (builtReally ? "git" : "pretended") : sources;
    return switch (kind) {
      case "pretended" -> new Sources(Sources.Kind.PRETENDED, policy);
      case "git" -> new Sources(Sources.Kind.GIT, policy);
      default ->
          throw new ParameterException(
              spec.commandLine(), "The sources must be pretended or git, not '%s'".formatted(kind));
    };
  }
}
