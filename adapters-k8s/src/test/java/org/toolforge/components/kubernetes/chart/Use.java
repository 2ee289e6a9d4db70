package org.toolforge.components.kubernetes.chart;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.Buffer;

/**
 * Something that a request to the API server needs a right for, in the words of such rights.
 *
 * @param group empty for the core group
 * @param resource the plural and, behind a slash, the part if it is not the whole
 * @param namespace empty for the whole cluster
 * @param name empty when it is not about one object, or about one that has no name yet
 * @param request one that needs it
 */
record Use(
    String verb, String group, String resource, String namespace, String name, Request request) {

  private static final int CREATED = 201;
  private static final String RBAC = "rbac.authorization.k8s.io";

  /** All that an answered request needed; nothing when it was not about objects. */
  static List<Use> of(Request request, int answer) {
    List<Use> all = new ArrayList<>();
    direct(request)
        .ifPresent(use -> {
          all.add(use);
          if (answer == CREATED) {
            all.addAll(use.implied());
          }
        });
    return all;
  }

  private static Optional<Use> direct(Request request) {
    List<String> path = request.url().pathSegments();
    int start = path.getFirst().equals("api") ? 2 : 3;
    if (path.size() <= start) {
      return Optional.empty();
    }
    String group = start == 2 ? "" : path.get(1);
    boolean inside = path.get(start).equals("namespaces") && path.size() > start + 2;
    List<String> rest = path.subList(inside ? start + 2 : start, path.size());
    String name = rest.size() > 1 ? rest.get(1) : selected(request.url());
    String part = rest.size() > 2 ? "/" + rest.get(2) : "";
    return Optional.of(
        new Use(
            verb(request, rest.size() > 1),
            group,
            rest.getFirst() + part,
            inside ? path.get(start + 1) : "",
            name,
            request));
  }

  /** Who lists or watches one object by its name needs the right for that one alone. */
  private static String selected(HttpUrl url) {
    String selector = Optional.ofNullable(url.queryParameter("fieldSelector")).orElse("");
    String start = "metadata.name=";
    return selector.startsWith(start) ? selector.substring(start.length()) : "";
  }

  private static String verb(Request request, boolean named) {
    boolean watch = "true".equals(request.url().queryParameter("watch"));
    return switch (request.method()) {
      case "GET" -> named ? "get" : watch ? "watch" : "list";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> named ? "delete" : "deletecollection";
      default -> request.method();
    };
  }

  /** What the API server asks for besides, before it makes an object. */
  private List<Use> implied() {
    List<Use> more = new ArrayList<>();
    if (verb.equals("patch")) {
      // To apply what is not there is to create it, and unlike elsewhere its name counts then.
      more.add(new Use("create", group, resource, namespace, name, request));
    }
    if (resource.equals("rolebindings")) {
      // Nobody hands on rights that they do not have themselves, unless they may bind that role.
      JsonObject role = body(request).getAsJsonObject("roleRef");
      more.add(new Use("bind", RBAC, "clusterroles", "", role.get("name").getAsString(), request));
    }
    return more;
  }

  private static JsonObject body(Request request) {
    try (Buffer buffer = new Buffer()) {
      Optional.ofNullable(request.body()).orElseThrow().writeTo(buffer);
      return JsonParser.parseString(buffer.readUtf8()).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "%s %s.%s '%s' in '%s'".formatted(verb, resource, group, name, namespace);
  }
}
