package org.toolforge.components.kubernetes.build;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.RepositoryUrl;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.plan.ResolvedSource;
import org.toolforge.components.port.BuildRequest;

/** An order as JSON, so that it can be read back wherever it is kept. */
final class OrderJson {

  private OrderJson() {}

  static JsonObject write(BuildOrder order) {
    ResolvedSource source = order.request().source();
    JsonObject json = new JsonObject();
    json.addProperty("tool", order.tool().value());
    json.addProperty("deployment", order.key().deployment().value());
    json.addProperty("component", order.key().component().value());
    json.addProperty("repository", source.repository().value());
    json.addProperty("commit", source.commit().hash());
    json.addProperty("ref", order.request().ref().value());
    json.addProperty("useLatestVersions", source.useLatestVersions());
    json.addProperty("useDeprecatedVersions", source.useDeprecatedVersions());
    json.addProperty("limit", order.request().limit().toString());
    json.addProperty("askedAt", order.askedAt().toString());
    return json;
  }

  /** Empty when it is none; somebody may have written over it. */
  static Optional<BuildOrder> read(String text) {
    try {
      return JsonParser.parseString(text) instanceof JsonObject json
          ? Optional.of(read(new Tree(json)))
          : Optional.empty();
    } catch (JsonParseException | DateTimeException | ComponentsException e) {
      return Optional.empty();
    }
  }

  private static BuildOrder read(Tree json) {
    ResolvedSource source =
        new ResolvedSource(
            new RepositoryUrl(json.text("repository")),
            new Commit(json.text("commit")),
            json.truth("useLatestVersions"),
            json.truth("useDeprecatedVersions"));
    return new BuildOrder(
        new ToolName(json.text("tool")),
        new BuildKey(
            new DeploymentId(json.text("deployment")), new ComponentName(json.text("component"))),
        new BuildRequest(
            source, new GitRef(json.text("ref")), Duration.parse(json.text("limit")), null),
        Instant.parse(json.text("askedAt")));
  }
}
