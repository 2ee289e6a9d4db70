package org.toolforge.components.kubernetes.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.toolforge.components.kubernetes.harness.Await;

/**
 * Sends a request once more, for what the API server says of the right to do so; changes nothing.
 */
record Repetition(OkHttpClient client, Request request) {

  private static final int FORBIDDEN = 403;

  /** The same, but that it does nothing, and does not wait for what will happen. */
  static Repetition of(OkHttpClient client, Use use) {
    Request request = use.request();
    HttpUrl.Builder url = request.url().newBuilder();
    if (use.verb().equals("watch")) {
      url.removeAllQueryParameters("resourceVersion").setQueryParameter("timeoutSeconds", "1");
    } else if (!request.method().equals("GET")) {
      url.setQueryParameter("dryRun", "All");
    }
    Request.Builder again = request.newBuilder().url(url.build());
    if (request.method().equals("DELETE")) {
      // With a body, the API server does not look at what the address says.
      again.delete(RequestBody.create(new byte[0], null));
    }
    return new Repetition(client, again.build());
  }

  /** Whether it is refused; for want of a right, if it was not with that right. */
  boolean isForbidden() {
    try (Response response = client.newCall(request).execute()) {
      return response.code() == FORBIDDEN;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it comes to be so, in the time that changes of roles take. */
  boolean gets(boolean forbidden) {
    return Await.becomesTrue(() -> isForbidden() == forbidden);
  }
}
