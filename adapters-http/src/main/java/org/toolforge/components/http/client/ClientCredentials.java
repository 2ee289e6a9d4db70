package org.toolforge.components.http.client;

import java.nio.file.Path;

/** How a client says who it is. */
public sealed interface ClientCredentials {

  /** It does not; a server may still answer what everybody may ask. */
  record None() implements ClientCredentials {}

  /** The deploy token of the tool, with which deployments can be made and read. */
  record DeployToken(String token) implements ClientCredentials {

    /** Without the token: nobody is to find it in a message. */
    @Override
    public String toString() {
      return "DeployToken[…]";
    }
  }

  /** The tool's certificate, which the gateway checks; both files are in the PEM format. */
  record Certificate(Path certificate, Path key) implements ClientCredentials {}

  /** The tool's bare name, which only a server on this machine believes that is started for it. */
  record ToolHeader() implements ClientCredentials {}
}
