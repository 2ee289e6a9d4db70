package org.toolforge.components.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.toolforge.components.ComponentsException;

class KubeErrorsTest {

  private static ComponentsException withoutNamespace(String name) {
    return KubeErrors.refused(
        "create leases in " + name,
        404,
        """
        {"kind": "Status", "status": "Failure", "reason": "NotFound", "code": 404,
         "message": "namespaces \\"%1$s\\" not found", "details": {"name": "%1$s", "kind": "namespaces"}}
        """
            .formatted(name),
        null);
  }

  @Test
  void aToolWithoutItsNamespaceIsNotFound() {
    assertThat(withoutNamespace("tool-mytool"))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageContaining("prepare the tool first");
  }

  @Test
  void aServiceWithoutItsOwnNamespaceIsUnavailableAndNamesIt() {
    assertThat(withoutNamespace("components-api"))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageContaining("no namespace components-api")
        .hasMessageNotContaining("prepare");
  }

  @ParameterizedTest
  @CsvSource({
    "400, admission webhook \"validation.webhook.pipeline.tekton.dev\" denied the request: no",
    "403, admission webhook \"policy.example\" denied the request: no",
    "422, \"ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no\"",
  })
  void aRuleOfTheClusterIsNoMistakeOfWhoAsked(int code, String words) {
    String body = new Gson().toJson(Map.of("kind", "Status", "message", words, "code", code));

    assertThat(KubeErrors.refused("create pipelineruns", code, body, null))
        .isInstanceOf(ComponentsException.Forbidden.class)
        .hasMessageContaining(words);
  }

  @Test
  void aWebhookThatCannotBeAskedIsTriedAgain() {
    String body =
        "{\"message\": \"Internal error occurred: failed calling webhook x: no endpoints\"}";

    assertThat(KubeErrors.refused("create pipelineruns", 500, body, null))
        .isInstanceOf(ComponentsException.Unavailable.class);
  }

  @Test
  void anAnswerOfAnotherShapeIsWordedAllTheSame() {
    assertThat(KubeErrors.refused("list tools", 404, "{\"details\": 7, \"message\": []}", null))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageContaining("list tools");
  }
}
