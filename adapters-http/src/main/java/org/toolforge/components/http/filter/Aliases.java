package org.toolforge.components.http.filter;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The addresses that older clients use, for the same operations. */
final class Aliases {

  private static final String API = "/api/v1/";
  private static final String OLD_API = "/v1/";
  private static final String OLD_DEPLOYMENTS = "deployment";
  private static final String DEPLOYMENTS = "deploy";

  /** Where in {@code /api/v1/tool/NAME/deploy} the last word is, counted in slashes. */
  private static final int KIND = 5;

  /** What comes before the path of a result in {@code /api/v1/tool/NAME/runs/ID/results/a/b}. */
  private static final Pattern RESULT = Pattern.compile(API + "tool/[^/]+/runs/[^/]+/results/");

  private static final Map<String, String> MOVED = Map.of(API + "healthz", "/healthz");

  private Aliases() {}

  /** The path that the description of the API has for this one. */
  static String path(String path) {
    String canonical = withoutSlashAtTheEnd(path);
    if (canonical.startsWith(OLD_API)) {
      canonical = API + canonical.substring(OLD_API.length());
    }
    if (canonical.startsWith(API + "tool/")) {
      canonical = result(kind(canonical));
    }
    return MOVED.getOrDefault(canonical, canonical);
  }

  private static String kind(String path) {
    String[] parts = path.split("/", KIND + 2);
    if (parts.length <= KIND || !parts[KIND].equals(OLD_DEPLOYMENTS)) {
      return path;
    }
    parts[KIND] = DEPLOYMENTS;
    return String.join("/", parts);
  }

  /** The path of a result is one part of the address, whatever is in it. */
  private static String result(String path) {
    Matcher result = RESULT.matcher(path);
    return result.lookingAt()
        ? result.group() + path.substring(result.end()).replace("/", "%2F").replace(";", "%3B")
        : path;
  }

  private static String withoutSlashAtTheEnd(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /** The query with the spelling that the description has for the names in it. */
  static String query(String query) {
    if (query.indexOf('-') < 0) {
      return query;
    }
    return Arrays.stream(query.split("&", -1))
        .map(Aliases::parameter)
        .collect(Collectors.joining("&"));
  }

  private static String parameter(String parameter) {
    int end = parameter.indexOf('=');
    return end < 0
        ? parameter.replace('-', '_')
        : parameter.substring(0, end).replace('-', '_') + parameter.substring(end);
  }
}
