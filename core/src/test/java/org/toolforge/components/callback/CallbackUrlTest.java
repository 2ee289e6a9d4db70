package org.toolforge.components.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;

class CallbackUrlTest {

  @Test
  void takesAddressesOfTheWebAsTheyAre() {
    assertThat(CallbackUrl.of("https://host:8443/a%20path?token=1"))
        .hasToString("https://host:8443/a%20path?token=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/path",
        "host/path",
        "https:///path",
        "https://",
        "ftp://host/",
        "file:///etc/passwd",
        "https://user@host/",
        "https://user:password@host/",
        "https://host/with space",
        "http://127.1/",
        "http://0x7f.1/",
        "javascript:alert(1)"
      })
  void refusesWhatCannotBeCalledWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> CallbackUrl.of(text))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageContaining("callback_url: must be an address such as https://host/path")
        .hasMessageNotContaining("password@");
  }

  @Test
  void refusesWhatIsTooLong() {
    String prefix = "https://host/";

    assertThat(CallbackUrl.of(prefix + "a".repeat(CallbackUrl.LONGEST - prefix.length())))
        .isNotNull();
    assertThatThrownBy(() -> CallbackUrl.of(prefix + "a".repeat(CallbackUrl.LONGEST)))
        .isInstanceOf(ComponentsException.Invalid.class);
  }
}
