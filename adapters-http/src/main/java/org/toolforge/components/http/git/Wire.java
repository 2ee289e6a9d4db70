package org.toolforge.components.http.git;

import java.io.IOException;

/** The way to the program at a host that serves one repository. For use by one thread. */
interface Wire extends AutoCloseable {

  /** Begins a conversation, and gives what the other side says unasked. */
  PacketReader greet() throws IOException;

  /** Sends a request, and gives the answer. */
  PacketReader ask(String request) throws IOException;

  /** Whether, in version 0 of the protocol, each request needs a greeting of its own. */
  boolean greetsEachTime();

  @Override
  void close();
}
