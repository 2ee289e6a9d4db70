package org.toolforge.components.http.git;

import java.io.IOException;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.http.outbound.HostAddresses;
import org.toolforge.components.http.outbound.Names;
import org.toolforge.components.http.outbound.WebCalls;
import org.toolforge.components.port.RepositoryAccess;

/**
 * The hosts of git repositories, as far as a policy lets them be asked. It takes threads once the
 * first repository is looked into. Safe for use by many threads.
 */
public final class GitHosts implements AutoCloseable {

  /** Packs are held in memory while they are read, so fewer of those at a time. */
  private static final int PACKS_AT_ONCE = 3;

  /** What to find out in a conversation. */
  @FunctionalInterface
  interface Question<T> {
    T ask(Conversation conversation, Budget budget) throws IOException;
  }

  private final GitPolicy policy;
  private final Turns turns;
  private final Turns packs;
  private final WebCalls calls;
  private final HostLookup lookup;

  public GitHosts(GitPolicy policy) {
    this(policy, Names.SYSTEM);
  }

  GitHosts(GitPolicy policy, Names names) {
    this.policy = policy;
    this.turns = new Turns(policy.atOnce());
    this.packs = new Turns(Math.min(PACKS_AT_ONCE, policy.atOnce()));
    this.calls = new WebCalls(policy.fetching(), names);
    this.lookup = new HostLookup(new HostAddresses(policy.fetching(), names));
  }

  /**
   * Finds something out about a repository.
   *
   * @throws IOException when that fails, as {@link GitErrors} explains it
   */
  <T> T ask(RepositoryUrl repository, RepositoryAccess access, Question<T> question)
      throws IOException {
    Budget budget = new Budget(policy.deadline(), policy.maxBytes());
    try {
      return turns.take(
          budget,
          () -> {
            try (Conversation conversation = open(Place.of(repository), access, budget)) {
              return question.ask(conversation, budget);
            }
          });
    } catch (GitFailure e) {
      throw e;
    } catch (IOException e) {
      // Whatever breaks when time is over breaks because of that.
      throw budget.isOver() ? budget.late() : e;
    }
  }

  /** Ends what still runs. */
  @Override
  public void close() {
    calls.close();
    lookup.close();
  }

  private Conversation open(Place place, RepositoryAccess access, Budget budget)
      throws IOException {
    NoSurroundings.install();
    return switch (place) {
      case Place.Web web ->
          new RemoteConversation(new HttpWire(web.target(), access, calls, budget), budget, packs);
      case Place.Tcp tcp -> {
        if (access instanceof RepositoryAccess.Login) {
          throw GitFailure.lasting(
              "its address is not https, and a login is sent over nothing else. Use an address that begins with https://.");
        }
        yield new RemoteConversation(new TcpWire(tcp.uri(), lookup, budget), budget, packs);
      }
      case Place.Directory directory -> {
        if (!policy.filesAllowed()) {
          throw GitFailure.lasting(
              "its address is that of a file, which is not allowed here. Use one like https://host/path.");
        }
        yield new LocalConversation(directory);
      }
    };
  }
}
