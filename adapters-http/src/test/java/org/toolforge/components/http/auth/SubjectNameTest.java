package org.toolforge.components.http.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CN=mytool,O=toolforge",
        "O=toolforge,CN=mytool",
        "cn=mytool, o=toolforge",
        " CN = mytool , O = toolforge ",
        "CN=my\\74ool,O=toolforge"
      })
  void namesTheTool(String subject) {
    assertThat(SubjectName.tool(subject)).isEqualTo("mytool");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mytool",
        "CN=mytool",
        "O=toolforge",
        "CN=mytool,O=other",
        "CN=mytool,O=toolforge,O=toolforge",
        "CN=mytool,CN=other,O=toolforge",
        "CN=mytool+O=toolforge",
        "CN=mytool,O=toolforge,OU=x",
        "CN=mytool,O=toolforge,",
        "CN=\\",
        "=,=",
        "CN=mytool;O=toolforge\u0000"
      })
  void refusesWhatNamesNoToolOrMoreThanOne(String subject) {
    assertThatThrownBy(() -> SubjectName.tool(subject))
        .isInstanceOf(Authenticator.Unauthenticated.class)
        .hasMessageContaining("CN=mytool,O=toolforge");
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatThrownBy(() -> SubjectName.tool("CN=" + "x".repeat(600) + ",O=toolforge"))
        .isInstanceOf(Authenticator.Unauthenticated.class);
  }
}
