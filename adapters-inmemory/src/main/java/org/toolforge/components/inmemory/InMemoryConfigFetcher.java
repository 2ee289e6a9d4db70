package org.toolforge.components.inmemory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigSource;
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
    script.call("host of the config");
    String text = documents.get(source);
    if (text == null) {
      throw new ComponentsException.NotFound(
          "There is no config at %s; nothing is fetched from a network in memory"
              .formatted(place(source)));
    }
    return new FetchedDocument(reader.read(text), Digests.sha256(text));
  }

  /** Puts a document there. */
  void publish(ConfigSource source, String text) {
    documents.put(source, text);
  }

  private static String place(ConfigSource source) {
    return switch (source) {
      case ConfigSource.AtUrl at -> at.url().toString();
      case ConfigSource.InRepository in -> in.path() + " in " + in.repository() + " at " + in.ref();
    };
  }
}
