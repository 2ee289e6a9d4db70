package org.toolforge.components.app.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.client.ClientCredentials;
import org.toolforge.components.http.client.ClientSettings;

/** Puts together what the command line, the environment and the file say, in this order. */
final class ServerSettings {

  private static final String NO_SERVER = "none";
  private static final String LOGIN_PREFIX = "tools.";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private final List<Map<Setting, String>> levels;
  private final Surroundings surroundings;
  private final boolean insecure;

  private ServerSettings(ServerOptions options, Surroundings surroundings) {
    this.levels =
        List.of(options.given(), environment(surroundings), SettingsFile.read(surroundings));
    this.surroundings = surroundings;
    this.insecure = options.isInsecure();
  }

  /**
   * How to reach the server; empty when none is named.
   *
   * @throws UserMistake when something is said that makes no sense, or is missing
   */
  static Optional<ClientSettings> find(ServerOptions options, Surroundings surroundings) {
    ServerSettings settings = new ServerSettings(options, surroundings);
    return settings
        .get(Setting.SERVER)
        .filter(server -> !server.equals(NO_SERVER))
        .map(settings::settings);
  }

  /** The same for what makes no sense without a server. */
  static ClientSettings require(ServerOptions options, Surroundings surroundings) {
    return find(options, surroundings)
        .orElseThrow(() ->
            new UserMistake(
                "Which server? Name it with --server URL, in the environment as COMPONENTS_SERVER,"
                    + " or as 'server' in "
                    + SettingsFile.path(surroundings)
                    + "."));
  }

  private static Map<Setting, String> environment(Surroundings surroundings) {
    Map<Setting, String> environment = new EnumMap<>(Setting.class);
    surroundings
        .variable("TOOLFORGE_API_URL")
        .ifPresent(
            url -> environment.put(Setting.SERVER, url.replaceFirst("/+$", "") + "/components"));
    for (Setting setting : Setting.values()) {
      surroundings.variable(setting.variable()).ifPresent(value -> environment.put(setting, value));
    }
    return environment;
  }

  private Optional<String> get(Setting setting) {
    return levels.stream()
        .filter(level -> level.containsKey(setting))
        .findFirst()
        .map(level -> level.getOrDefault(setting, ""));
  }

  private ClientSettings settings(String server) {
    URI address = address(server);
    ClientCredentials credentials = credentials(address);
    ClientSettings settings =
        ClientSettings.of(address, tool().value(), credentials)
            .trusting(get(Setting.CA).map(ServerSettings::path).orElse(null));
    return insecure ? settings.unverified() : settings;
  }

  private static URI address(String server) {
    try {
      URI address = new URI(server);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https"))
          && address.getHost() != null
          && address.getRawQuery() == null
          && address.getRawFragment() == null
          && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Told below like every other mistake in it.
    }
    throw new UserMistake(
        "The server must be an address such as https://host:30003/components. Received value: '"
            + server
            + "'");
  }

  private ToolName tool() {
    String user = surroundings.user();
    return new ToolName(
        get(Setting.TOOL)
            .or(() ->
                user.startsWith(LOGIN_PREFIX)
                    ? Optional.of(user.substring(LOGIN_PREFIX.length()))
                    : Optional.empty())
            .orElseThrow(() ->
                new UserMistake(
                    "Which tool? Name it with --tool NAME, in the environment as COMPONENTS_TOOL, or"
                        + " as 'tool' in "
                        + SettingsFile.path(surroundings)
                        + ".")));
  }

  /** Who says it on the command line does not mean what lies in the environment or the file. */
  private ClientCredentials credentials(URI address) {
    for (Map<Setting, String> level : levels) {
      if (level.containsKey(Setting.TOKEN)) {
        return token(level.getOrDefault(Setting.TOKEN, ""), address);
      }
      if (level.containsKey(Setting.TOKEN_FILE)) {
        return token(contents(path(level.getOrDefault(Setting.TOKEN_FILE, ""))), address);
      }
      if (level.containsKey(Setting.CERT) || level.containsKey(Setting.KEY)) {
        return certificate();
      }
    }
    if (isLoopback(address)) {
      return new ClientCredentials.ToolHeader();
    }
    Path usual = surroundings.home().resolve(".toolskube");
    Path certificate = usual.resolve("client.crt");
    Path key = usual.resolve("client.key");
    return Files.exists(certificate) && Files.exists(key)
        ? new ClientCredentials.Certificate(certificate, key)
        : new ClientCredentials.None();
  }

  private ClientCredentials certificate() {
    Optional<String> certificate = get(Setting.CERT);
    Optional<String> key = get(Setting.KEY);
    if (certificate.isEmpty() || key.isEmpty()) {
      throw new UserMistake(
          "A certificate needs its key and the other way round: --cert and --key.");
    }
    return new ClientCredentials.Certificate(path(certificate.get()), path(key.get()));
  }

  private ClientCredentials token(String token, URI address) {
    if (token.isBlank() || !token.strip().chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new UserMistake("The deploy token is empty or has characters that no token has.");
    }
    if ("http".equalsIgnoreCase(address.getScheme()) && !isLoopback(address) && !insecure) {
      throw new UserMistake(
          "Over http:// everybody on the way could read the token. Use https://, or --insecure if"
              + " you must.");
    }
    return new ClientCredentials.DeployToken(token.strip());
  }

  private static boolean isLoopback(URI address) {
    return LOOPBACK.contains(address.getHost());
  }

  private static String contents(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UserMistake("The file with the token, " + file + ", cannot be read.");
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UserMistake("This is no name of a file: " + e.getMessage());
    }
  }
}
