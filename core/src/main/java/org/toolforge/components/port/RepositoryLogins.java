package org.toolforge.components.port;

import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.SecretName;
import org.toolforge.components.config.ToolName;

/** Finds the logins to private repositories that tools keep. Safe for use by many threads. */
public interface RepositoryLogins {

  /** The entry of a secret that has the user's name. */
  String USER = "username";

  /** The entry of a secret that has the password or token. */
  String PASSWORD = "password";

  /**
   * The login that a secret of the tool holds.
   *
   * @throws ComponentsException.NotFound when the tool has no such secret, or no login is in it
   */
  RepositoryAccess.Login find(ToolName tool, SecretName secret);
}
