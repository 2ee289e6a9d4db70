package org.toolforge.components.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.toolforge.components.config.Node;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.DeploymentRequest;
import org.toolforge.components.http.mapping.PlanMapping;
import org.toolforge.components.inmemory.InMemoryComponents;

final class PlanJsonTest {

  private static final ToolName TOOL = new ToolName("mytool");

  private final InMemoryComponents toolforge = InMemoryComponents.create();

  @Test
  void showsStepsReasonsStagesAndTheEstimate() {
    toolforge.platform().push("https://example.org/api", "HEAD", "35b594f");

    assertThat(
            plan(
                "components: {api: {build: {repository: https://example.org/api}}, "
                    + "web: {build: {reuse_from: api}, wait_for: [api]}}"))
        .startsWith("{\n  \"plan_id\": \"plan-")
        .endsWith(
            """
              "tool": "mytool",
              "config_revision": 0,
              "builds": {
                "api": {
                  "action": "build",
                  "resolved_ref": "35b594f",
                  "reason": [
                    "never-built"
                  ],
                  "repository": "https://example.org/api",
                  "build_image": null,
                  "image_of": null,
                  "changes": null
                },
                "web": {
                  "action": "none",
                  "resolved_ref": "35b594f",
                  "reason": [
                    "shares-build-of:api"
                  ],
                  "repository": null,
                  "build_image": null,
                  "image_of": "api",
                  "changes": null
                }
              },
              "runs": {
                "api": {
                  "action": "create",
                  "waits_for": [],
                  "reason": [
                    "new"
                  ]
                },
                "web": {
                  "action": "create",
                  "waits_for": [
                    "api"
                  ],
                  "reason": [
                    "new"
                  ]
                }
              },
              "removals": [],
              "stages": [
                [
                  "api"
                ],
                [
                  "web"
                ]
              ],
              "estimate": {
                "seconds": 140,
                "critical_path": [
                  "api",
                  "web"
                ],
                "measured": false
              }
            }\
            """);
  }

  @Test
  void showsWhatIsReusedAndWhatIsRemoved() {
    toolforge.deploy(
        "mytool",
        "components: {api: {build: {repository: https://example.org/api}}, "
            + "old: {build: {reuse_from: api}}}");

    assertThat(plan("components: {api: {build: {repository: https://example.org/api}}}"))
        .contains("\"action\": \"reuse\"", "\"build_image\": \"registry.example/tool-mytool/api:")
        .contains("\"component\": \"old\",\n      \"job\": \"old\"", "\"not-in-config\"");
  }

  @Test
  void showsWhatTheCommitsBring() {
    String config = "components: {api: {build: {repository: https://example.org/api}}}";
    toolforge.platform().push("https://example.org/api", "HEAD", "a".repeat(40), "One");
    toolforge.deploy("mytool", config);
    toolforge.platform().push("https://example.org/api", "HEAD", "b".repeat(40), "Two");

    assertThat(plan(config))
        .contains(
            """
                  "changes": {
                    "from": "%s",
                    "to": "%s",
                    "commits": [
                      {
                        "commit": "%s",
                        "subject": "Two",
                        "author": "somebody",
            """
                .formatted("a".repeat(40), "b".repeat(40), "b".repeat(40)),
            "\"message\": \"1 commit since aaaaaaa\",",
            "\"relation\": \"ahead\",",
            "\"count\": 1,",
            "\"exact\": true");
  }

  private String plan(String config) {
    Node candidate = toolforge.platform().reader().read(config);
    return JsonText.of(
        PlanMapping.of(
            TOOL,
            toolforge.components().preview(TOOL, DeploymentRequest.by("test", "test"), candidate)));
  }
}
