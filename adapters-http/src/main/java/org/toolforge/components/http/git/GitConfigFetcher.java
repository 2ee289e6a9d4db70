package org.toolforge.components.http.git;

import java.io.IOException;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.port.ConfigFetcher;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.FetchedDocument;
import org.toolforge.components.port.RepositoryAccess;

/** Fetches configs that lie in git repositories, and nothing else. */
public final class GitConfigFetcher implements ConfigFetcher {

  private final GitHosts hosts;
  private final ConfigReader reader;

  /**
   * @param hosts is not closed with this
   */
  public GitConfigFetcher(GitHosts hosts, ConfigReader reader) {
    this.hosts = hosts;
    this.reader = reader;
  }

  @Override
  public FetchedDocument fetch(ConfigSource source) {
    return switch (source) {
      case ConfigSource.InRepository in -> fetch(in);
      case ConfigSource.AtUrl at ->
          throw new IllegalArgumentException("This is no config in a repository: " + at);
    };
  }

  private FetchedDocument fetch(ConfigSource.InRepository source) {
    GitErrors errors = new GitErrors("Unable to retrieve config from " + source);
    FileAtRef.Found found;
    try {
      found =
          hosts.ask(
              source.repository(),
              new RepositoryAccess.Anonymous(),
              (conversation, budget) -> new FileAtRef(conversation, source).find());
    } catch (IOException e) {
      throw errors.of(e);
    }
    try {
      return new FetchedDocument(reader.read(found.text()), found.commit());
    } catch (ComponentsException.Malformed e) {
      throw errors.lasting("the document cannot be read: " + e.getMessage());
    }
  }
}
