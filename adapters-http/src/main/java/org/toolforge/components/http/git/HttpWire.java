package org.toolforge.components.http.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.http.outbound.Target;
import org.toolforge.components.http.outbound.WebCalls;
import org.toolforge.components.port.RepositoryAccess;

/** The protocol as it is spoken over HTTP, where each request stands for itself. */
final class HttpWire implements Wire {

  private static final String GREETING = "/info/refs?service=git-upload-pack";
  private static final String GREETING_TYPE = "application/x-git-upload-pack-advertisement";
  private static final String REQUEST_TYPE = "application/x-git-upload-pack-request";
  private static final String RESULT_TYPE = "application/x-git-upload-pack-result";
  private static final int MOST_REDIRECTS = 3;

  private final WebCalls calls;
  private final RepositoryAccess access;
  private final Budget budget;
  private final String authority;
  private String base;
  private WebCalls.@Nullable Reply reply;

  /**
   * @param base the address of the repository
   */
  HttpWire(Target base, RepositoryAccess access, WebCalls calls, Budget budget) throws GitFailure {
    this.calls = calls;
    this.access = access;
    this.budget = budget;
    this.base = base.uri().toString().replaceFirst("/+$", "");
    this.authority = base.uri().getAuthority();
    if (access instanceof RepositoryAccess.Login && !base.isSecure()) {
      throw GitFailure.lasting(
          "its address is not https, and a login is sent over nothing else. Use an address that begins with https://.");
    }
  }

  @Override
  public PacketReader greet() throws IOException {
    Target target = target(base + GREETING);
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      WebCalls.Reply answer = send(target, Map.of("Accept", GREETING_TYPE), null);
      String location = answer.header("Location");
      if (answer.status() / 100 == 3 && location != null) {
        target = redirected(target, location);
        continue;
      }
      base = target.uri().toString().replace(GREETING, "");
      return read(answer, GREETING_TYPE);
    }
    throw GitFailure.lasting(
        "its host redirects more than %d times. Use the address of the repository itself."
            .formatted(MOST_REDIRECTS));
  }

  @Override
  public PacketReader ask(String request) throws IOException {
    Map<String, String> headers = Map.of("Accept", RESULT_TYPE, "Content-Type", REQUEST_TYPE);
    return read(send(target(base + "/git-upload-pack"), headers, request), RESULT_TYPE);
  }

  @Override
  public boolean greetsEachTime() {
    return false;
  }

  @Override
  public void close() {
    if (reply != null) {
      reply.close();
    }
  }

  private WebCalls.Reply send(Target target, Map<String, String> more, @Nullable String body)
      throws IOException {
    close();
    Map<String, String> headers = new HashMap<>(more);
    headers.put("Git-Protocol", "version=2");
    // A host that this one sends us to is another one, and gets no password.
    if (access instanceof RepositoryAccess.Login login
        && target.isSecure()
        && authority.equals(target.uri().getAuthority())) {
      String pair = login.user() + ":" + login.password();
      headers.put(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    WebCalls.Reply answer = calls.send(new WebCalls.Call(target, headers, body), budget.left());
    reply = answer;
    return answer;
  }

  private PacketReader read(WebCalls.Reply answer, String type) throws GitFailure {
    int status = answer.status();
    if (status != 200) {
      throw failure(status);
    }
    if (!type.equals(answer.header("Content-Type"))) {
      throw GitFailure.lasting(
          "its host answers with something else than a git repository. Check that this is the address to clone from.");
    }
    if (answer.header("Content-Encoding") != null) {
      // Nobody asked for it, and it could hide any amount of data.
      throw GitFailure.broken();
    }
    return new PacketReader(budget.metered(answer.body()));
  }

  private GitFailure failure(int status) {
    return switch (status) {
      case 401, 403, 404, 410 ->
          access instanceof RepositoryAccess.Login
              ? GitFailure.lasting(
                  "it does not exist, or the login may not read it (status %d). Check the address and the login."
                      .formatted(status))
              : GitFailure.noRepository();
      // Not now, these mean, rather than never.
      case 408, 425, 429 -> passing(status);
      default ->
          status >= 500
              ? passing(status)
              : GitFailure.lasting(
                  "its host answers with status %d. Check that this is the address to clone from."
                      .formatted(status));
    };
  }

  private static GitFailure passing(int status) {
    return GitFailure.passing("its host answers with status %d".formatted(status));
  }

  private static Target redirected(Target from, String location) throws GitFailure {
    try {
      Target next = from.redirected(location);
      if (next.uri().toString().endsWith(GREETING)) {
        return next;
      }
    } catch (Target.RefusedException e) {
      throw GitFailure.lasting(
          "its host redirects to an address that %s. Use the address of the repository itself."
              .formatted(e.reason()));
    }
    throw GitFailure.noRepository();
  }

  private static Target target(String address) throws GitFailure {
    return Place.target(address);
  }
}
