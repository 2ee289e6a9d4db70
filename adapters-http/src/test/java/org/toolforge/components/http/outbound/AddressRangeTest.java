package org.toolforge.components.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "172.16.0.0/12, 172.31.255.255, true",
    "172.16.0.0/12, 172.32.0.0, false",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, 2001:4860::1, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "fc00::/7, fdff::1, true",
    "fc00::/7, fe00::1, false",
    "::1, ::1, true",
    "::1/128, ::2, false",
    "::/0, 10.0.0.1, false",
  })
  void containsTheAddressesThatShareItsFirstBits(String range, String address, boolean contained)
      throws UnknownHostException {
    assertThat(AddressRange.parse(range).contains(InetAddress.getByName(address)))
        .isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/8",
        "10.0.0.0/",
        "10.0.0.0/8/8",
        "10.0.0.0/-1",
        "10.0.0.0/+8",
        "10.0.0/8",
        "10/8",
        "010.0.0.0/8",
        "256.0.0.0/8",
        "localhost",
        "localhost/8",
        "a:b:c",
        "fe80::1%eth0",
        ":::/8",
        "10.0.0.0 /8"
      })
  void refusesWhatIsNoRange(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressRange.parse(text))
        .withMessage("'%s' is no range of addresses; write it like 10.0.0.0/8 or fc00::/7.", text);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/33, 32", "fc00::/129, 128"})
  void refusesAPrefixLongerThanTheAddress(String text, int longest) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressRange.parse(text))
        .withMessageEndingWith("must be 0 to %d.", longest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1/8", "fc00::1/7", "128.0.0.0/0"})
  void refusesBitsBehindThePrefixSinceTheyHintAtAMistake(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressRange.parse(text))
        .withMessageContaining("has bits behind its prefix");
  }

  @Test
  void isWrittenAsItIsRead() {
    assertThat(AddressRange.parse("10.0.0.0/8")).hasToString("10.0.0.0/8");
    assertThat(AddressRange.parse("10.1.2.3")).hasToString("10.1.2.3/32");
  }
}
