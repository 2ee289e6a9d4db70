package org.toolforge.components.config;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads where a pointer document says that the real one lives. */
record SourceParser(Addresses addresses) {

  private static final KnownKeys KEYS = KnownKeys.of(List.of("repository", "ref", "path"));

  /** Clients send it when their user gave no address; the JSON Schema has the same. */
  private static final String PLACEHOLDER = "http://localhost/";

  // Relative, without a step upwards, no directory, and nothing of git's own.
  private static final Pattern PATH =
      Pattern.compile(
          "(?![/-])(?!(.*/)?(\\.\\.|\\.[Gg][Ii][Tt])(/|$))(?!.*/$)[^\\x00-\\x1f\\x7f\\\\\\p{Cf}]+");

  /** Whether the document says that the real one lives elsewhere, rightly or wrongly. */
  boolean isThere(Fields root) {
    Field url = root.filled("source_url");
    return (url != null && !isPlaceholder(url)) || root.filled("source") != null;
  }

  private static boolean isPlaceholder(Field url) {
    return url.value() instanceof Node.Text text
        && (text.value().equals(PLACEHOLDER) || (text.value() + "/").equals(PLACEHOLDER));
  }

  @Nullable ConfigSource parse(Fields root) {
    Field url = root.filled("source_url");
    if (url != null && isPlaceholder(url)) {
      url.at().warning("source_url %s is a placeholder and is ignored".formatted(PLACEHOLDER));
      url = null;
    }
    Field repository = root.filled("source");
    if (url != null && repository != null) {
      repository.violation("must not be there together with 'source_url'; keep one of the two");
    }
    ConfigSource atUrl = url == null ? null : atUrl(url);
    ConfigSource inRepository = repository == null ? null : inRepository(repository);
    return atUrl == null ? inRepository : atUrl;
  }

  private @Nullable ConfigSource atUrl(Field field) {
    URI uri = addresses.web(field);
    return uri == null ? null : new ConfigSource.AtUrl(uri);
  }

  private @Nullable ConfigSource inRepository(Field field) {
    Node.Mapping mapping = field.mapping();
    if (mapping == null) {
      return null;
    }
    Fields source = Fields.of(field.at(), mapping, KEYS);
    Field repository = source.get("repository");
    if (repository == null) {
      source.missing("repository", "is required: the address of a git repository");
    }
    RepositoryUrl url = repository == null ? null : addresses.repository(repository);
    GitRef ref = BuildParser.ref(source);
    String path = path(source);
    return url == null || path == null ? null : new ConfigSource.InRepository(url, ref, path);
  }

  private static @Nullable String path(Fields source) {
    Field field = source.get("path");
    if (field == null) {
      source.missing("path", "is required: the path of the config in the repository");
      return null;
    }
    String path = field.words();
    if (path != null && !PATH.matcher(path).matches()) {
      field.violation("must be a path inside the repository, such as 'toolforge.yaml'");
      return null;
    }
    return path;
  }
}
