package org.toolforge.components.http.git;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.http.outbound.Target;

/** Where a repository is, and so how it is spoken to. */
sealed interface Place {

  /** Behind a web server. */
  record Web(Target target) implements Place {}

  /** Behind a git server. */
  record Tcp(URI uri) implements Place {}

  /** On this machine. */
  record Directory(URI uri) implements Place {}

  /** Reads what was written. */
  static Place of(RepositoryUrl repository) throws GitFailure {
    String address = repository.value();
    int colon = address.indexOf(':');
    String scheme = address.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
    String rest = address.substring(colon + 1);
    return switch (scheme) {
      case "http", "https" -> new Web(plain(target(address)));
      case "git" -> {
        // The same rules hold for the host.
        URI like = plain(target("http:" + rest)).uri();
        yield new Tcp(uri("git" + like.toString().substring("http".length())));
      }
      case "file" -> new Directory(uri(address));
      default ->
          throw GitFailure.lasting(
              "its address has none of the forms that are supported. Use one like https://host/path.");
    };
  }

  /** An address that requests may go to. */
  static Target target(String address) throws GitFailure {
    try {
      return Target.of(uri(uri(address).toASCIIString()));
    } catch (Target.RefusedException e) {
      throw GitFailure.lasting(
          "its address %s. Use one like https://host/path.".formatted(e.reason()));
    }
  }

  private static Target plain(Target target) throws GitFailure {
    if (target.uri().getRawQuery() != null) {
      throw GitFailure.lasting("its address has a query. Use one like https://host/path.");
    }
    return target;
  }

  private static URI uri(String address) throws GitFailure {
    try {
      return new URI(address);
    } catch (URISyntaxException e) {
      throw GitFailure.lasting("its address is no valid one. Use one like https://host/path.");
    }
  }
}
