package org.toolforge.components.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.toolforge.components.http.harness.Configs;
import org.toolforge.components.http.harness.Pause;
import org.toolforge.components.http.harness.Reply;
import org.toolforge.components.http.harness.TestClient;
import org.toolforge.components.http.harness.TestServer;

class SecrecyTest {

  private static final String PATH = "/v1/tool/mytool/deployment";

  private final TestServer server = TestServer.start();
  private final TestClient tool = server.as("mytool");
  private final List<Reply> replies = new ArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tokensAreNowhereButWhereTheToolAsksForThem() {
    assertThat(tool.post("/v1/tool/mytool/config", Configs.WEB).status()).isEqualTo(200);
    String token = tool.post(PATH + "/token").data("token");
    String wrong = "11111111-2222-4333-8444-555555555555";

    for (String sent : List.of(token, wrong, token.toUpperCase(Locale.ROOT))) {
      everywhere(sent);
    }

    int asked = replies.size() + 2;
    Pause.until("a line for each request", () -> server.log().size() >= asked);
    String seen =
        String.join("\n", server.log())
            + server.anybody().get("/metrics").body()
            + String.join("\n", replies.stream().map(SecrecyTest::whole).toList());
    assertThat(seen)
        .contains("createDeployment", "mytool (deploy token)")
        .doesNotContainIgnoringCase(token)
        .doesNotContain(wrong);
  }

  private void everywhere(String token) {
    TestClient anybody = server.anybody();
    String query = "?token=" + token;
    replies.add(anybody.post(PATH + query));
    replies.add(anybody.post(PATH + query + "&force-build=maybe"));
    replies.add(anybody.post(PATH + query + "&plan=" + "x".repeat(20)));
    replies.add(anybody.get(PATH + "/latest" + query));
    replies.add(anybody.get(PATH + "/some-id" + query));
    replies.add(anybody.get(PATH + query));
    replies.add(anybody.get("/v1/tool/other/deployment/x" + query));
    replies.add(anybody.get("/nowhere" + query));
    replies.add(anybody.send("PATCH", PATH + query, (String) null));
    replies.add(anybody.bearing(token).post(PATH));
    replies.add(anybody.bearing(token).get(PATH + "/latest"));
    replies.add(anybody.bearing(token).get("/v1/tool/mytool/config"));
    replies.add(anybody.bearing(token).get("/v1/tool/other/config"));
    replies.add(anybody.bearing(token).delete(PATH + "/latest"));
  }

  private static String whole(Reply reply) {
    return reply.headers().map() + reply.body();
  }
}
