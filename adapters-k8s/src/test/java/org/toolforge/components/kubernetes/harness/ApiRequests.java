package org.toolforge.components.kubernetes.harness;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * How many requests an API server has answered, as it counts them itself, whoever sent them. A
 * watch is counted when it ends. Old servers count the GET of one custom resource as a LIST.
 */
public record ApiRequests(SortedMap<Kind, Long> counts) {

  private static final Pattern LINE =
      Pattern.compile("apiserver_request_total\\{([^}]*)\\} ([0-9.e+]+)");
  private static final Pattern LABEL = Pattern.compile("([a-z]+)=\"([^\"]*)\"");
  private static final Set<String> READS = Set.of("GET", "LIST");

  /**
   * One kind of request.
   *
   * @param verb as in {@code PUT}
   * @param resource with its part, as in {@code tooldeployments/status}
   */
  public record Kind(String verb, String resource) implements Comparable<Kind> {

    /** Whether it asks for what is there now, and does not wait for what will be. */
    public boolean isRead() {
      return READS.contains(verb);
    }

    public boolean isWatch() {
      return verb.equals("WATCH");
    }

    public boolean isWrite() {
      return !isRead() && !isWatch();
    }

    @Override
    public int compareTo(Kind other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return resource + " " + verb;
    }
  }

  /** Those about objects of any kind, from the start of the server until now. */
  public static ApiRequests of(KubeTestServer server) {
    SortedMap<Kind, Long> counts = new TreeMap<>();
    Matcher lines = LINE.matcher(metrics(server));
    while (lines.find()) {
      Map<String, String> labels = new HashMap<>();
      Matcher label = LABEL.matcher(lines.group(1));
      while (label.find()) {
        labels.put(label.group(1), label.group(2));
      }
      String resource = labels.getOrDefault("resource", "");
      String part = labels.getOrDefault("subresource", "");
      if (!resource.isEmpty()) {
        Kind kind =
            new Kind(
                labels.getOrDefault("verb", ""), part.isEmpty() ? resource : resource + "/" + part);
        counts.merge(kind, (long) Double.parseDouble(lines.group(2)), Long::sum);
      }
    }
    return new ApiRequests(counts);
  }

  private static String metrics(KubeTestServer server) {
    try (Reader reader = Files.newBufferedReader(server.kubeconfig())) {
      ApiClient client = ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(reader)).build();
      try (Response response =
              client
                  .buildCall(
                      null,
                      "/metrics",
                      "GET",
                      List.of(),
                      List.of(),
                      null,
                      new HashMap<>(),
                      Map.of(),
                      Map.of(),
                      new String[] {"BearerToken"},
                      null)
                  .execute();
          ResponseBody body = response.body()) {
        return body.string();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ApiException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was sent since. */
  public ApiRequests since(ApiRequests before) {
    SortedMap<Kind, Long> more = new TreeMap<>();
    counts.forEach((kind, count) -> {
      long difference = count - before.counts.getOrDefault(kind, 0L);
      if (difference != 0) {
        more.put(kind, difference);
      }
    });
    return new ApiRequests(more);
  }

  public long count(Predicate<Kind> which) {
    return counts.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
