package org.toolforge.components.http.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.toolforge.components.http.client.api.ApiClient;
import org.toolforge.components.http.client.api.ApiException;
import org.toolforge.components.http.mapping.ApiJson;
import org.toolforge.components.http.tls.ClientTls;
import org.toolforge.components.http.tls.PemException;

/** One way to the server that all calls share, whoever makes them. */
final class Connection implements AutoCloseable {

  private static final int CHUNK = 8192;
  private static final String USER_AGENT = "toolforge-components-cli";

  private final ClientSettings settings;
  private final HttpClient http;
  private final Refusals refusals;
  private final Faults faults;

  Connection(ClientSettings settings) {
    this.settings = settings;
    this.refusals = new Refusals(settings.base());
    this.faults = new Faults(settings);
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout());
    if ("https".equalsIgnoreCase(settings.server().getScheme())) {
      builder.sslContext(context(settings));
    }
    this.http = builder.build();
  }

  private static SSLContext context(ClientSettings settings) {
    try {
      return new ClientTls(
              settings.credentials() instanceof ClientCredentials.Certificate files
                  ? new ClientTls.Identity(files.certificate(), files.key())
                  : null,
              settings.ca(),
              settings.verified()
                  ? ClientTls.Verification.FULL
                  : ClientTls.Verification.NONE_AND_THAT_IS_INSECURE)
          .context();
    } catch (PemException e) {
      throw new ClientException.BadFile(String.valueOf(e.getMessage()), e);
    }
  }

  /** A call of the generated client. */
  interface Call<T> {
    T make() throws ApiException;
  }

  /**
   * Makes the call.
   *
   * @throws ClientException when there is no answer, or another one than hoped for
   */
  <T> T ask(Call<T> call) {
    try {
      T answer = call.make();
      if (answer == null) {
        throw refusals.of(204, java.net.http.HttpHeaders.of(Map.of(), (name, value) -> true), null);
      }
      return answer;
    } catch (ApiException e) {
      throw e.getCode() == 0
          ? faults.of(Faults.unwrapped(e))
          : refusals.of(e.getCode(), e.getResponseHeaders(), e.getResponseBody());
    }
  }

  /** What the generated calls go through. */
  ApiClient api() {
    return api(request -> {});
  }

  /** The same for calls that leave out their body, which the generated ones cannot. */
  ApiClient apiWithoutBodies() {
    return api(request -> request.POST(BodyPublishers.noBody()));
  }

  private ApiClient api(Consumer<HttpRequest.Builder> more) {
    ApiClient api = new SharingApiClient();
    api.updateBaseUri(settings.base());
    api.setReadTimeout(settings.answerTimeout());
    return api.setRequestInterceptor(request -> {
      introduce(request);
      more.accept(request);
    });
  }

  /**
   * Lets all generated classes use the one connection, and read and write the API's types alike.
   */
  private final class SharingApiClient extends ApiClient {
    @Override
    public HttpClient getHttpClient() {
      return http;
    }

    @Override
    public ObjectMapper getObjectMapper() {
      return ApiJson.mapper();
    }
  }

  private void introduce(HttpRequest.Builder request) {
    request.setHeader("User-Agent", USER_AGENT);
    switch (settings.credentials()) {
      case ClientCredentials.DeployToken token ->
          request.setHeader("Authorization", "Bearer " + token.token());
      case ClientCredentials.ToolHeader ignored ->
          request.setHeader("x-toolforge-tool", settings.tool());
      case ClientCredentials.Certificate ignored -> {} // shown while connecting
      case ClientCredentials.None ignored -> {}
    }
  }

  /**
   * Opens a stream, which the caller has to close.
   *
   * @param path what comes after the tool's name, such as {@code /deploy}
   * @throws ClientException when there is no answer, or another one than hoped for
   */
  InputStream stream(String path, String accept, Map<String, String> headers)
      throws InterruptedException {
    return open(path, accept, headers).body();
  }

  /** The same with what the answer says of it: it may be a part of something. */
  HttpResponse<InputStream> open(String path, String accept, Map<String, String> headers)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    settings.base()
                        + "/api/v1/tool/"
                        + ApiClient.urlEncode(settings.tool())
                        + path))
            .header("Accept", accept);
    headers.forEach(request::header);
    introduce(request);
    HttpResponse<InputStream> response = sent(request.build());
    if (response.statusCode() == 200 || response.statusCode() == 206) {
      return response;
    }
    throw refusals.of(response.statusCode(), response.headers(), text(response));
  }

  /** Has no timeout of its own: newer versions of Java would apply it to the whole stream. */
  private HttpResponse<InputStream> sent(HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<InputStream>> response =
        http.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    Duration patience = settings.answerTimeout();
    try {
      return response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw faults.of(new HttpTimeoutException("no answer"));
    } catch (ExecutionException e) {
      throw faults.of(Faults.unwrapped(e));
    }
  }

  /** Copies a text as it comes. */
  void copy(String path, OutputStream destination) throws InterruptedException, IOException {
    try (InputStream text = stream(path, "text/plain", Map.of())) {
      byte[] chunk = new byte[CHUNK];
      for (int read = read(text, chunk); read >= 0; read = read(text, chunk)) {
        destination.write(chunk, 0, read);
        destination.flush();
      }
    }
  }

  private int read(InputStream text, byte[] chunk) {
    try {
      return text.read(chunk);
    } catch (IOException e) {
      throw lost(e);
    }
  }

  private static String text(HttpResponse<InputStream> response) {
    try (InputStream body = response.body()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  ClientException.Unreachable lost(IOException e) {
    return faults.of(e);
  }

  /** Does not wait for streams that are still open. */
  @Override
  public void close() {
    http.shutdownNow();
  }
}
