package org.toolforge.components.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRulesTest {

  private final AddressRules rules = new AddressRules(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "169.255.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:4860:4860::8888",
        "2620:0:861:ed1a::1",
        "2a02:ec80::1"
      })
  void permitsPublicAddresses(String address) throws UnknownHostException {
    assertThat(rules.permits(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "unspecified, 0.0.0.0",
    "this network, 0.255.255.255",
    "private, 10.0.0.0",
    "private, 10.255.255.255",
    "carrier, 100.64.0.0",
    "carrier, 100.127.255.255",
    "loopback, 127.0.0.1",
    "loopback, 127.255.255.255",
    "link-local, 169.254.0.1",
    "metadata, 169.254.169.254",
    "private, 172.16.0.0",
    "private, 172.31.255.255",
    "protocols, 192.0.0.8",
    "examples, 192.0.2.1",
    "relays, 192.88.99.1",
    "private, 192.168.0.1",
    "benchmarks, 198.18.0.1",
    "benchmarks, 198.19.255.255",
    "examples, 198.51.100.1",
    "examples, 203.0.113.1",
    "multicast, 224.0.0.1",
    "multicast, 239.255.255.255",
    "reserved, 240.0.0.1",
    "broadcast, 255.255.255.255",
    "unspecified, ::",
    "loopback, ::1",
    "discard, 100::1",
    "local NAT64, 64:ff9b:1::808:808",
    "unique-local, fc00::1",
    "unique-local, fdff::1",
    "metadata, fd00:ec2::254",
    "link-local, fe80::1",
    "link-local, febf::1",
    "site-local, fec0::1",
    "multicast, ff02::1",
    "benchmarks, 2001:2::1",
    "examples, 2001:db8::1",
    "examples, 3fff::1",
    "hashes of keys, 2001:10::1",
    "hashes of keys, 2001:20::1",
    "not given out, 4000::1",
    "segment routing, 5f00::1",
  })
  void refusesAddressesThatAreNotPublic(String kind, String address) throws UnknownHostException {
    assertThat(rules.permits(InetAddress.getByName(address))).as(kind).isFalse();
  }

  /** In each case 10.0.0.1, or 127.0.0.1, inside an IPv6 address. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "mapped, ::ffff:10.0.0.1",
    "compatible, ::10.0.0.1",
    "compatible, ::127.0.0.1",
    "translated, ::ffff:0:10.0.0.1",
    "NAT64, 64:ff9b::10.0.0.1",
    "NAT64, 64:ff9b::169.254.169.254",
    "6to4, 2002:a00:1::1",
    "Teredo by its server, 2001:0:a00:1::f7f7:f7f7",
    "Teredo by its client, 2001:0:808:808::f5ff:fffe",
    "ISATAP, 2a02::5efe:10.0.0.1",
    "ISATAP with a public mark, 2a02::200:5efe:10.0.0.1",
  })
  void refusesIpv6AddressesThatHoldForbiddenIpv4Ones(String kind, String address)
      throws UnknownHostException {
    assertThat(rules.permits(InetAddress.getByName(address))).as(kind).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8",
        "2002:808:808::1",
        "2001:0:808:808::f7f7:f7f7",
        "2a02::5efe:8.8.8.8"
      })
  void permitsIpv6AddressesThatHoldPublicIpv4Ones(String address) throws UnknownHostException {
    assertThat(rules.permits(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void judgesMappedAddressesThatTheJdkDidNotTurnIntoIpv4() throws UnknownHostException {
    byte[] bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, 127, 0, 0, 1};

    assertThat(rules.permits(Inet6Address.getByAddress(null, bytes, -1))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.0/8, 127.0.0.1, true",
    "127.0.0.0/8, ::ffff:127.0.0.1, true",
    "127.0.0.0/8, 64:ff9b::127.0.0.1, true",
    "127.0.0.0/8, ::1, false",
    "127.0.0.0/8, 10.0.0.1, false",
    "::1, ::1, true",
    "fc00::/7, fd00::1, true",
    "64:ff9b:1::/48, 64:ff9b:1::10.0.0.1, true",
  })
  void permitsWhatTheOperatorAllowsAndNoMore(String allowed, String address, boolean permitted)
      throws UnknownHostException {
    AddressRules own = new AddressRules(List.of(AddressRange.parse(allowed)));

    assertThat(own.permits(InetAddress.getByName(address))).isEqualTo(permitted);
  }
}
