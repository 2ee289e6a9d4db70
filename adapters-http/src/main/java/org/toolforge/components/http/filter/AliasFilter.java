package org.toolforge.components.http.filter;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lets older clients' requests look like those that the API describes. */
@Provider
@PreMatching
public final class AliasFilter implements ContainerRequestFilter {

  private static final String JSON = "application/json";
  private static final String YAML = "application/yaml";
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "application/x-yaml", YAML,
          "text/yaml", YAML,
          "text/x-yaml", YAML,
          "text/json", JSON);

  @Override
  public void filter(ContainerRequestContext request) {
    URI uri = request.getUriInfo().getRequestUri();
    String path = Aliases.path(uri.getRawPath());
    String query = uri.getRawQuery() == null ? null : Aliases.query(uri.getRawQuery());
    if (!path.equals(uri.getRawPath()) || !Objects.equals(query, uri.getRawQuery())) {
      String host = uri.getScheme() + "://" + uri.getRawAuthority();
      request.setRequestUri(URI.create(host + path + (query == null ? "" : "?" + query)));
    }
    String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    String usual = mediaType(type);
    if (!usual.equals(type)) {
      request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, usual);
    }
  }

  /** Without a type a body is JSON, as older clients expect. */
  private static String mediaType(@Nullable String written) {
    if (written == null || written.isBlank()) {
      return JSON;
    }
    int end = written.indexOf(';');
    String plain = (end < 0 ? written : written.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    if (plain.endsWith("+json")) {
      return JSON;
    }
    if (plain.endsWith("+yaml")) {
      return YAML;
    }
    return MEDIA_TYPES.getOrDefault(plain, written);
  }
}
