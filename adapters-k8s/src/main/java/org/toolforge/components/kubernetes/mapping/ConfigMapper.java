package org.toolforge.components.kubernetes.mapping;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ConfigDocument;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.Node;
import org.toolforge.components.port.StoredConfig;

/**
 * Configs as ToolConfig objects. The spec is the document, so that it can be edited there;
 * annotations keep what the service knows of the document that it saved, and stop counting once
 * somebody edited the spec. Objects of version {@code v1} look the same and have no annotations.
 * Safe for use by many threads.
 */
public final class ConfigMapper {

  /** The document as JSON text, exactly as written; absent when it is too long. */
  public static final String AS_WRITTEN = "components-api.toolforge.org/as-written";

  /** A digest of the spec that was saved. */
  public static final String FINGERPRINT = "components-api.toolforge.org/fingerprint";

  public static final String SAVED_BY = "components-api.toolforge.org/saved-by";
  public static final String SAVED_AT = "components-api.toolforge.org/saved-at";

  /** What is added to the object's generation, which starts anew with every new object. */
  public static final String REVISION_OFFSET = "components-api.toolforge.org/revision-offset";

  /** All annotations of an object together may have 256 KiB. */
  private static final int LONGEST_AS_WRITTEN = 200 * 1024;

  /** Who changed a config that was edited in the cluster. */
  private static final String SOMEBODY = "kubernetes";

  private static final int MOST_SENTENCES = 100;

  private final ConfigParser parser;

  public ConfigMapper(ConfigParser parser) {
    this.parser = parser;
  }

  public JsonObject spec(ConfigDocument document) {
    return DocumentJson.toSpec(document.written());
  }

  /**
   * The annotations of an object with that document as its spec.
   *
   * @param revisionOffset what to add to the generation of the object
   */
  public Map<String, String> annotations(
      ConfigDocument document, String savedBy, Instant savedAt, long revisionOffset) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(SAVED_BY, savedBy);
    annotations.put(SAVED_AT, savedAt.toString());
    annotations.put(REVISION_OFFSET, Long.toString(revisionOffset));
    annotations.put(FINGERPRINT, Canonical.fingerprint(spec(document)));
    String asWritten = DocumentJson.asWritten(document.written());
    if (asWritten.getBytes(StandardCharsets.UTF_8).length <= LONGEST_AS_WRITTEN) {
      annotations.put(AS_WRITTEN, asWritten);
    }
    return annotations;
  }

  /** The revision of an object, whatever its spec says. */
  public long revision(JsonObject object) {
    ObjectReader metadata = metadata(object);
    return metadata.whole("generation", 1) + offset(metadata);
  }

  private static ObjectReader metadata(JsonObject object) {
    return ObjectReader.of("", object).needed("metadata");
  }

  private static long offset(ObjectReader metadata) {
    Optional<String> text = annotation(metadata, REVISION_OFFSET);
    try {
      long offset = text.map(Long::parseLong).orElse(0L);
      if (offset < 0) {
        throw new NumberFormatException("It was never written like that.");
      }
      return offset;
    } catch (NumberFormatException e) {
      throw metadata.unreadable(
          "annotations[" + REVISION_OFFSET + "]", "must be a whole number, as it was written");
    }
  }

  private static Optional<String> annotation(ObjectReader metadata, String key) {
    return metadata
        .object("annotations")
        .filter(annotations -> annotations.has(key))
        .map(annotations -> annotations.text(key));
  }

  /**
   * Reads a whole object.
   *
   * @throws ComponentsException.Invalid when its spec is no valid config
   * @throws UnreadableObject when it is not even a document
   */
  public StoredConfig read(JsonObject object) {
    ObjectReader metadata = metadata(object);
    JsonObject spec =
        ObjectReader.of("", object)
            .object("spec")
            .map(ObjectReader::json)
            .orElseGet(JsonObject::new);
    Node.Mapping document = DocumentJson.document(spec, annotation(metadata, AS_WRITTEN));
    Optional<String> saved = annotation(metadata, FINGERPRINT);
    boolean unedited = saved.isPresent() && saved.get().equals(Canonical.fingerprint(spec));
    Optional<String> savedBy = annotation(metadata, SAVED_BY).filter(by -> unedited);
    Optional<Instant> savedAt =
        annotation(metadata, SAVED_AT).filter(at -> unedited).flatMap(ConfigMapper::time);
    return new StoredConfig(
        revision(object),
        parser.parse(document),
        savedBy.orElse(SOMEBODY),
        savedAt.orElseGet(() -> edited(metadata)));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** When somebody last wrote the spec, as far as the API server noted it. */
  private static Instant edited(ObjectReader metadata) {
    return metadata.objects("managedFields").stream()
        .filter(entry -> entry.has("time"))
        .filter(entry -> entry.object("fieldsV1").map(fields -> fields.has("f:spec")).orElse(false))
        .map(entry -> entry.time("time"))
        .max(Instant::compareTo)
        .orElseGet(() ->
            metadata.has("creationTimestamp") ? metadata.time("creationTimestamp") : Instant.EPOCH);
  }

  /** The status of an object that can be deployed. */
  public JsonObject status(
      StoredConfig config, long observedGeneration, Instant now, List<Condition> previous) {
    return status(
        config.revision(),
        observedGeneration,
        new ObjectWriter()
            .words("savedBy", config.savedBy())
            .time("savedAt", config.savedAt())
            .list("warnings", bounded(config.document().warnings()), JsonPrimitive::new),
        Conditions.one(
            Conditions.READY,
            true,
            "Valid",
            "The config is valid and can be deployed",
            now,
            observedGeneration,
            previous));
  }

  /**
   * The status of an object that cannot be deployed.
   *
   * @param problems a sentence for each mistake in it
   */
  public JsonObject invalidStatus(
      long revision,
      List<String> problems,
      long observedGeneration,
      Instant now,
      List<Condition> previous) {
    return status(
        revision,
        observedGeneration,
        new ObjectWriter(),
        Conditions.one(
            Conditions.READY,
            false,
            "Invalid",
            String.join("; ", bounded(problems)),
            now,
            observedGeneration,
            previous));
  }

  private static JsonObject status(
      long revision, long observedGeneration, ObjectWriter status, Condition ready) {
    return status
        .whole("revision", revision)
        .whole("observedGeneration", observedGeneration)
        .list("conditions", List.of(ready), Condition::json)
        .written();
  }

  private static List<String> bounded(List<String> sentences) {
    return sentences.stream().limit(MOST_SENTENCES).toList();
  }
}
