package org.toolforge.components.inmemory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.port.RepositoryAccess;
import org.toolforge.components.port.RepositoryLogins;

/** Has the logins that it was given. */
final class InMemoryRepositoryLogins implements RepositoryLogins {

  private record Place(ToolName tool, SecretName secret) {}

  private final Script script;
  private final Map<Place, RepositoryAccess.Login> logins = new ConcurrentHashMap<>();

  InMemoryRepositoryLogins(Script script) {
    this.script = script;
  }

  @Override
  public RepositoryAccess.Login find(ToolName tool, SecretName secret) {
    script.call("store of secrets");
    RepositoryAccess.Login login = logins.get(new Place(tool, secret));
    if (login == null) {
      throw new ComponentsException.NotFound(
          "Unable to find secret '%s' of tool %s, which build.repo_auth_secret names. Make it, with the entries '%s' and '%s'."
              .formatted(secret, tool, USER, PASSWORD));
    }
    return login;
  }

  void keep(ToolName tool, SecretName secret, RepositoryAccess.Login login) {
    logins.put(new Place(tool, secret), login);
  }
}
