package org.toolforge.components.inmemory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.config.Node;
import org.toolforge.components.port.ConfigFetcher;
import org.toolforge.components.port.ConfigReader;
import org.toolforge.components.port.FetchedDocument;

/** Has the documents that it was given, and asks no network. */
final class InMemoryConfigFetcher implements ConfigFetcher {

  private final ConfigReader reader;
  private final Script script;
  private final Map<ConfigSource, String> documents = new ConcurrentHashMap<>();

  InMemoryConfigFetcher(ConfigReader reader, Script script) {
    this.reader = reader;
    this.script = script;
  }

  @Override
  public FetchedDocument fetch(ConfigSource source) {
    script.fetch();
    String text = documents.get(source);
    if (text == null) {
      throw ComponentsException.NotFetched.from(
          source, "nothing is published there, and nothing is fetched from a network in memory");
    }
    return new FetchedDocument(read(source, text), Digests.sha256(text));
  }

  /** Puts a document there. */
  void publish(ConfigSource source, String text) {
    documents.put(source, text);
  }

  private Node read(ConfigSource source, String text) {
    try {
      return reader.read(text);
    } catch (ComponentsException.Malformed e) {
      throw ComponentsException.NotFetched.from(source, String.valueOf(e.getMessage()));
    }
  }
}
