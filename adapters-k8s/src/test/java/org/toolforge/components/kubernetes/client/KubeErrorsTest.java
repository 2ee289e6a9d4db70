package org.toolforge.components.kubernetes.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

  @Test
  void anAnswerOfAnotherShapeIsWordedAllTheSame() {
    assertThat(KubeErrors.refused("list tools", 404, "{\"details\": 7, \"message\": []}", null))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageContaining("list tools");
  }
}
