package org.toolforge.components.kubernetes.client;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.ToNumberPolicy;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.Pair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;

/**
 * Single requests to the API server, about objects of any kind. Writes that meet another state than
 * the one they were made for come back empty; everything else that goes wrong is an exception that
 * {@link KubeErrors} words. Safe for use by many threads.
 */
public final class KubeClient {

  private static final Gson GSON =
      new GsonBuilder()
          .serializeNulls()
          .disableHtmlEscaping()
          .setObjectToNumberStrategy(ToNumberPolicy.BIG_DECIMAL)
          .create();

  /** API servers read what is applied as YAML, which allows in strings less than JSON does. */
  private static final Pattern NOT_IN_YAML = Pattern.compile("[\\x7f-\\x9f\\ufeff\\ufffe\\uffff]");

  private static final String JSON = "application/json";
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String APPLY_PATCH = "application/apply-patch+yaml";

  /** Who is named in the cluster's records as the one that wrote. */
  public static final String FIELD_MANAGER = "toolforge-components";

  private final ApiClient api;
  private final OkHttpClient forWrites;
  private final OkHttpClient forWatches;
  private final OkHttpClient forLogs;

  KubeClient(ApiClient api, OkHttpClient forWrites, OkHttpClient forWatches, OkHttpClient forLogs) {
    this.api = api;
    this.forWrites = forWrites;
    this.forWatches = forWatches;
    this.forLogs = forLogs;
  }

  /** Reads what is there now, not what some cache has. */
  public Optional<KubeObject> get(Resource resource, String namespace, String name) {
    Answer answer = send("GET", resource.path(namespace, name), Map.of(), null, JSON);
    return answer.isMissing()
        ? Optional.empty()
        : Optional.of(answer.object("read " + resource.plural(), namespace));
  }

  /** Those of a namespace, or of the whole cluster, that have the labels. */
  public List<KubeObject> list(Resource resource, String namespace, String labels) {
    Answer answer =
        send("GET", resource.path(namespace), Map.of("labelSelector", labels), null, JSON);
    return items(answer.object("list " + resource.plural(), namespace), resource);
  }

  /** Those of a namespace whose fields are so, as far as the API server can select by them. */
  public List<KubeObject> listWhere(Resource resource, String namespace, String fields) {
    Answer answer =
        send("GET", resource.path(namespace), Map.of("fieldSelector", fields), null, JSON);
    return items(answer.object("list " + resource.plural(), namespace), resource);
  }

  /** Whether the cluster has objects of that kind, in that version. */
  public boolean serves(Resource resource) {
    Answer answer = send("GET", resource.root(), Map.of(), null, JSON);
    return answer.code() != 404
        && Tree.of(answer.object("tell what kinds it has", "")).items("resources").stream()
            .anyMatch(kind -> kind.text("name").equals(resource.plural()));
  }

  /**
   * Makes an object.
   *
   * @return empty when there is one of that name already
   * @throws ComponentsException.NotFound when there is no such namespace
   */
  public Optional<KubeObject> create(Resource resource, KubeObject object) {
    Answer answer = send("POST", resource.path(object.namespace()), MANAGED, object.tree(), JSON);
    return answer.isThere()
        ? Optional.empty()
        : Optional.of(answer.object("create " + resource.plural(), object.namespace()));
  }

  /**
   * Puts an object in the place of the version that it names.
   *
   * @return empty when that version is not there any more
   */
  public Optional<KubeObject> replace(Resource resource, KubeObject object) {
    return replace(resource, object, "");
  }

  /** Puts the status of an object in place; otherwise as {@link #replace}. */
  public Optional<KubeObject> replaceStatus(Resource resource, KubeObject object) {
    return replace(resource, object, "/status");
  }

  private Optional<KubeObject> replace(Resource resource, KubeObject object, String part) {
    String path = resource.path(object.namespace(), object.name()) + part;
    return compared(
        send("PUT", path, MANAGED, object.tree(), JSON), resource, "update", object.namespace());
  }

  /**
   * Changes parts of an object, by a merge patch.
   *
   * @return empty when the version that the patch names is not there any more
   */
  public Optional<KubeObject> patch(
      Resource resource, String namespace, String name, JsonObject changes) {
    Answer answer = send("PATCH", resource.path(namespace, name), MANAGED, changes, MERGE_PATCH);
    return compared(answer, resource, "patch", namespace);
  }

  /** Makes the parts of an object that it names be as it says, whether it is there or not. */
  public KubeObject apply(Resource resource, KubeObject object) {
    return apply(resource, object, true).object("apply " + resource.plural(), object.namespace());
  }

  /**
   * Makes an object that is not there; otherwise as {@link #apply}.
   *
   * @return empty when there is one in which somebody else has decided on these parts
   */
  public Optional<KubeObject> applyNew(Resource resource, KubeObject object) {
    Answer answer = apply(resource, object, false);
    return answer.isDecidedOtherwise()
        ? Optional.empty()
        : Optional.of(answer.object("apply " + resource.plural(), object.namespace()));
  }

  private Answer apply(Resource resource, KubeObject object, boolean force) {
    return send(
        "PATCH",
        resource.path(object.namespace(), object.name()),
        Map.of("fieldManager", FIELD_MANAGER, "force", Boolean.toString(force)),
        object.tree(),
        APPLY_PATCH);
  }

  /**
   * Deletes an object.
   *
   * @return what is left of it, with a time of deletion while finalizers hold it; empty when the
   *     version that was seen is not there any more
   */
  public Optional<KubeObject> delete(Resource resource, KubeObject seen) {
    JsonObject preconditions = new JsonObject();
    preconditions.addProperty("uid", seen.uid());
    preconditions.addProperty("resourceVersion", Long.toString(seen.version()));
    JsonObject options = new JsonObject();
    options.addProperty("apiVersion", "v1");
    options.addProperty("kind", "DeleteOptions");
    options.add("preconditions", preconditions);
    String path = resource.path(seen.namespace(), seen.name());
    return compared(
        send("DELETE", path, Map.of(), options, JSON), resource, "delete", seen.namespace());
  }

  /** Deletes whatever has that name; nothing is no error. */
  public void delete(Resource resource, String namespace, String name) {
    Answer answer = send("DELETE", resource.path(namespace, name), Map.of(), null, JSON);
    compared(answer, resource, "delete", namespace);
  }

  /**
   * Deletes what has that name, if it is as the options want it; nothing is no error.
   *
   * @param options those of Kubernetes' DeleteOptions that count
   */
  public void delete(Resource resource, String namespace, String name, JsonObject options) {
    JsonObject body = options.deepCopy();
    body.addProperty("apiVersion", "v1");
    body.addProperty("kind", "DeleteOptions");
    Answer answer = send("DELETE", resource.path(namespace, name), Map.of(), body, JSON);
    compared(answer, resource, "delete", namespace);
  }

  private static Optional<KubeObject> compared(
      Answer answer, Resource resource, String verb, String namespace) {
    return answer.code() == 409 || answer.isMissing()
        ? Optional.empty()
        : Optional.of(answer.object(verb + " " + resource.plural(), namespace));
  }

  /** Opens a stream of answers that goes on until it is cancelled. */
  Call watch(Resource resource, String namespace, Map<String, String> parameters) {
    return forWatches.newCall(
        call("GET", resource.path(namespace), parameters, null, JSON).request());
  }

  /** All objects of a kind there, with the version that a watch of what follows begins at. */
  KubeObject listForWatch(Resource resource, String namespace, Map<String, String> parameters) {
    return send("GET", resource.path(namespace), parameters, null, JSON)
        .object("list " + resource.plural(), namespace);
  }

  /** What a container prints; nothing is asked before the stream is opened. */
  public LogStream log(LogRequest request) {
    Call call = call("GET", request.path(), request.parameters(), null, JSON);
    return LogStream.of(forLogs, call.request(), request);
  }

  private static final Map<String, String> MANAGED = Map.of("fieldManager", FIELD_MANAGER);

  private Call call(
      String method,
      String path,
      Map<String, String> parameters,
      @Nullable JsonElement body,
      String contentType) {
    List<Pair> query = new ArrayList<>();
    parameters.forEach((key, value) -> query.add(new Pair(key, value)));
    byte[] bytes = body == null ? null : text(body).getBytes(StandardCharsets.UTF_8);
    try {
      return api.buildCall(
          null,
          path,
          method,
          query,
          List.of(),
          bytes,
          // The client adds the token to it.
          new HashMap<>(Map.of("Accept", JSON, "Content-Type", contentType)),
          Map.of(),
          Map.of(),
          new String[] {"BearerToken"},
          null);
    } catch (ApiException e) {
      throw new IllegalStateException("A request cannot be made for " + path, e);
    }
  }

  private static String text(JsonElement body) {
    return NOT_IN_YAML
        .matcher(GSON.toJson(body))
        .replaceAll(c -> "\\\\u%04x".formatted((int) c.group().charAt(0)));
  }

  private Answer send(
      String method,
      String path,
      Map<String, String> parameters,
      @Nullable JsonElement body,
      String contentType) {
    Call call = call(method, path, parameters, body, contentType);
    try (Response response =
            (method.equals("GET") ? call : forWrites.newCall(call.request())).execute();
        ResponseBody content = response.body()) {
      return new Answer(response.code(), content.string(), response.header("Retry-After"));
    } catch (IOException e) {
      throw KubeErrors.unreachable(e);
    }
  }

  private record Answer(int code, String body, @Nullable String retryAfter) {

    /** No such object; an API server that is just starting answers 404 to everything. */
    boolean isMissing() {
      return code == 404 && KubeErrors.namesObject(body);
    }

    /** An object of that name; a quota that others changed meanwhile is 409 as well. */
    boolean isThere() {
      return code == 409 && KubeErrors.isAlreadyThere(body);
    }

    /** Parts that somebody else manages. */
    boolean isDecidedOtherwise() {
      return code == 409 && KubeErrors.isDecidedOtherwise(body);
    }

    KubeObject object(String did, String namespace) {
      if (code >= 300) {
        String where = namespace.isEmpty() ? did : did + " in " + namespace;
        throw KubeErrors.refused(where, code, body, retryAfter);
      }
      try {
        return new KubeObject(JsonParser.parseString(body).getAsJsonObject());
      } catch (JsonParseException | IllegalStateException e) {
        throw KubeErrors.senseless(e);
      }
    }
  }

  /** The objects of a list; they do not say themselves of what kind they are. */
  static List<KubeObject> items(KubeObject list, Resource resource) {
    List<KubeObject> all = new ArrayList<>();
    if (list.tree().get("items") instanceof JsonArray items) {
      items.forEach(item -> all.add(typed(item.getAsJsonObject(), resource)));
    }
    return all;
  }

  private static KubeObject typed(JsonObject item, Resource resource) {
    item.addProperty("apiVersion", resource.apiVersion());
    item.addProperty("kind", resource.kind());
    return new KubeObject(item);
  }
}
