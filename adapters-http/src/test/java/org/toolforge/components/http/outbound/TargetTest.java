package org.toolforge.components.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TargetTest {

  @ParameterizedTest
  @CsvSource({
    "http://host.example, http://host.example/",
    "HTTPS://host.example:8443/a?b=c#d, https://host.example:8443/a?b=c",
    "http://1.host.example/, http://1.host.example/",
    "http://127.0.0.1/, http://127.0.0.1/",
    "http://[2a02::1]/x%20y, http://[2a02::1]/x%20y",
  })
  void takesWhatARequestNeeds(String address, String target) throws Exception {
    assertThat(Target.of(URI.create(address)).uri()).hasToString(target);
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://host.example/, has a scheme other than http and https",
    "file:///etc/passwd, has a scheme other than http and https",
    "host.example/a, has a scheme other than http and https",
    "http://user:password@host.example/, holds a user name or password",
    "http://user@0x7f.1/, holds a user name or password",
    "http:host.example, does not name a host in the usual form",
    "http:///path, does not name a host in the usual form",
    "http://2130706433/, does not name a host in the usual form",
    "http://0x7f.1/, does not name a host in the usual form",
    "http://0x7f000001/, does not name a host in the usual form",
    "http://0177.0.0.1/, does not name a host in the usual form",
    "http://host.0x7f/, does not name a host in the usual form",
    "http://127.0.0.1./, does not name a host in the usual form",
    "http://127.1/, does not name a host in the usual form",
    "http://017700000001/, does not name a host in the usual form",
    "http://host.example:0/, has a port that does not exist",
    "http://host.example:65536/, has a port that does not exist",
  })
  void refusesWhatNoRequestMayGoTo(String address, String reason) {
    assertThatThrownBy(() -> Target.of(URI.create(address)))
        .isInstanceOf(Target.RefusedException.class)
        .hasMessage(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/b/c, d, https://a.example/b/d",
    "https://a.example, d, https://a.example/d",
    "https://a.example/b/c?d, ?e, https://a.example/b/c?e",
    "https://a.example/b/c, /d, https://a.example/d",
    "https://a.example/b/c, //d.example, https://d.example/",
    "http://a.example/, https://a.example/, https://a.example/",
    "http://a.example/, http://d.example:8080/, http://d.example:8080/",
  })
  void followsRedirectsThatAreRelativeOrAbsolute(String from, String location, String target)
      throws Exception {
    assertThat(Target.of(URI.create(from)).redirected(location).uri()).hasToString(target);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/, http://a.example/, gives up the encryption of https",
    "https://a.example/, https://user@a.example/, holds a user name or password",
    "https://a.example/, file:///etc/passwd, has a scheme other than http and https",
    "https://a.example/, http://[, is no valid address",
    "https://a.example/, 'https://b.example/a b', is no valid address",
  })
  void refusesRedirectsToWhereNobodyWantedToGo(String from, String location, String reason)
      throws Exception {
    Target target = Target.of(URI.create(from));

    assertThatThrownBy(() -> target.redirected(location))
        .isInstanceOf(Target.RefusedException.class)
        .hasMessage(reason);
  }
}
