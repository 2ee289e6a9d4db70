package org.toolforge.components.run;

import static org.toolforge.components.deployment.TestDeployments.TOOL;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.callback.CallbackUrl;
import org.toolforge.components.config.OneOffComponent;
import org.toolforge.components.config.TestConfigs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.TestPlans;

/** Orders of runs for tests: what a test does not say has a value that does not matter. */
public final class TestRuns {

  /** When runs are ordered that say nothing else. */
  public static final Instant CREATED = Instant.parse("2026-04-04T12:00:00Z");

  private TestRuns() {}

  /** The id that ends with this; up to 10 lower-case letters and digits. */
  public static RunId id(String suffix) {
    return new RunId("run-20260404-120000-" + "0".repeat(10 - suffix.length()) + suffix);
  }

  public static Builder order(String suffix) {
    return new Builder(id(suffix));
  }

  /** An order in the making. */
  public static final class Builder {
    private final RunId id;
    private final TestConfigs.Builder<OneOffComponent> component =
        TestConfigs.oneOff("api").rerun(OneOffComponent.Rerun.ALWAYS);
    private ToolName tool = TOOL;
    private Duration timeout = Duration.ofHours(1);
    private @Nullable CallbackUrl callback;
    private Instant createdAt = CREATED;

    private Builder(RunId id) {
      this.id = id;
    }

    public Builder tool(String name) {
      tool = new ToolName(name);
      return this;
    }

    public Builder command(String text) {
      component.command(text);
      return this;
    }

    public Builder env(String key, String value) {
      component.env(key, value);
      return this;
    }

    public Builder timeout(Duration most) {
      timeout = most;
      return this;
    }

    public Builder callback(String url) {
      callback = CallbackUrl.of(url);
      return this;
    }

    public Builder createdAt(Instant time) {
      createdAt = time;
      return this;
    }

    public RunOrder build() {
      return new RunOrder(
          id,
          tool,
          component.build(),
          TestPlans.image("api"),
          timeout,
          callback,
          "somebody",
          createdAt);
    }
  }
}
