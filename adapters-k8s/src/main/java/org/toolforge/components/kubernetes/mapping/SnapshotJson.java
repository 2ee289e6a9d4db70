package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.toolforge.components.config.Node;
import org.toolforge.components.deployment.ConfigSnapshot;

/** {@code spec.config} and {@code status.config}: the config that a deployment is made of. */
final class SnapshotJson {

  /**
   * A snapshot whose document is not checked yet.
   *
   * @param fetched as in {@link ConfigSnapshot}
   */
  record Unchecked(String path, long revision, Node.Mapping document, String fetched) {

    /** Whether that snapshot is the same, down to the order of keys. */
    boolean isLike(ConfigSnapshot snapshot) {
      Node.Mapping written = snapshot.document().written();
      return revision == snapshot.revision()
          && fetched.equals(snapshot.fetched())
          && DocumentJson.asWritten(document).equals(DocumentJson.asWritten(written));
    }
  }

  private SnapshotJson() {}

  static JsonObject write(ConfigSnapshot snapshot) {
    Node.Mapping document = snapshot.document().written();
    return new ObjectWriter()
        .whole("revision", snapshot.revision())
        .object("document", DocumentJson.toSpec(document))
        .text("asWritten", DocumentJson.asWritten(document))
        .words("fetched", snapshot.fetched())
        .written();
  }

  /** The snapshot of a spec or status, if there is one. */
  static Optional<Unchecked> read(ObjectReader owner) {
    return owner
        .object("config")
        .map(config ->
            new Unchecked(
                config.path("document"),
                config.whole("revision", 0),
                DocumentJson.document(config.needed("document").json(), asWritten(config)),
                config.text("fetched", "")));
  }

  private static Optional<String> asWritten(ObjectReader config) {
    return config.has("asWritten") ? Optional.of(config.text("asWritten")) : Optional.empty();
  }
}
