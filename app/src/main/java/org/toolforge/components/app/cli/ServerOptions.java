package org.toolforge.components.app.cli;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import picocli.CommandLine.Option;

/** Which server is asked, for which tool, and how. */
final class ServerOptions {

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "The server, such as https://host:30003/components; 'none' for no server. Environment:"
              + " COMPONENTS_SERVER, or TOOLFORGE_API_URL to which /components is added.")
  private @Nullable String server;

  @Option(
      names = "--tool",
      paramLabel = "NAME",
      description =
          "The tool's name. Environment: COMPONENTS_TOOL. Default: with a server, NAME for the user"
              + " tools.NAME; without one, the file's name without its ending.")
  private @Nullable String tool;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "The tool's deploy token. Others on the machine can read command lines: better use"
              + " --token-file or the environment: COMPONENTS_TOKEN.")
  private @Nullable String token;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "The file with the deploy token. Environment: COMPONENTS_TOKEN_FILE.")
  private @Nullable String tokenFile;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description =
          "The tool's certificate (PEM). Environment: COMPONENTS_CLIENT_CERT. Default:"
              + " ~/.toolskube/client.crt if there is one.")
  private @Nullable String cert;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "The key of that certificate (PEM). Environment: COMPONENTS_CLIENT_KEY. Default:"
              + " ~/.toolskube/client.key if there is one.")
  private @Nullable String key;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description =
          "The certificate of the authority that vouches for the server (PEM). Environment:"
              + " COMPONENTS_CA. Default: those that Java trusts.")
  private @Nullable String ca;

  @Option(
      names = "--insecure",
      description =
          "Believe any server, and send tokens unencrypted if it must be. Nothing in the"
              + " environment stands for it: it has to be said each time.")
  private boolean insecure;

  boolean isInsecure() {
    return insecure;
  }

  /** What was said on the command line. */
  Map<Setting, String> given() {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    put(given, Setting.SERVER, server);
    put(given, Setting.TOOL, tool);
    put(given, Setting.TOKEN, token);
    put(given, Setting.TOKEN_FILE, tokenFile);
    put(given, Setting.CERT, cert);
    put(given, Setting.KEY, key);
    put(given, Setting.CA, ca);
    return given;
  }

  private static void put(Map<Setting, String> given, Setting setting, @Nullable String value) {
    if (value != null) {
      given.put(setting, value);
    }
  }

  /**
   * Without a server: the tool, as told or as the file's name has it.
   *
   * @throws UserMistake when neither is a tool's name
   */
  ToolName toolOf(ConfigFile file) {
    if (tool != null) {
      return new ToolName(tool);
    }
    if (file.isStandardInput()) {
      throw new UserMistake("Standard input has no name: name the tool with --tool NAME.");
    }
    try {
      return new ToolName(file.baseName());
    } catch (ComponentsException.Invalid e) {
      throw new UserMistake(
          "The file's name, %s, is no name for a tool: name the tool with --tool NAME. %s"
              .formatted(file.shown(), e.getMessage()));
    }
  }
}
