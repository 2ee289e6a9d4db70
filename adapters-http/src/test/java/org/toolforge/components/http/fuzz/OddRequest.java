package org.toolforge.components.http.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A request, made of odd pieces. */
final class OddRequest {

  private static final List<String> METHODS =
      List.of(
          "GET",
          "GET",
          "GET",
          "POST",
          "POST",
          "POST",
          "PUT",
          "DELETE",
          "PATCH",
          "HEAD",
          "OPTIONS",
          "TRACE",
          "CONNECT",
          "get",
          "Post",
          "FOO",
          "G\u00e9T",
          "PRI",
          "A".repeat(300));

  private static final List<String> VERSIONS =
      List.of(
          "HTTP/1.1",
          "HTTP/1.1",
          "HTTP/1.1",
          "HTTP/1.1",
          "HTTP/1.1",
          "HTTP/1.0",
          "HTTP/2.0",
          "HTTP/0.9",
          "HTTP/9.9",
          "http/1.1",
          "",
          "FTP/1.0");

  private static final List<String> HOSTS =
      List.of(
          "Host: localhost",
          "Host: localhost",
          "Host: localhost",
          "Host: localhost",
          "Host: ",
          "Host: a b",
          "Host: [::1",
          "Host: x:99999",
          "Host: a\r\nHost: b",
          "Host: \u00ff",
          "X: y");

  private static final List<String> HEADERS =
      List.of(
          "Accept: application/yaml",
          "Accept: text/event-stream",
          "Accept: */*;q=0",
          "Accept: ,",
          "Accept: a/b/c",
          "Accept: text/plain;q=x",
          "Accept: application/json;q=\"",
          "Accept: /",
          "Accept-Encoding: gzip",
          "Accept-Charset: x",
          "Accept-Language: \u00e9;;q=9",
          "Content-Type: application/json",
          "Content-Type: application/yaml",
          "Content-Type: x",
          "Content-Type: text/plain",
          "Content-Type: ;;",
          "Content-Type: application/json;charset=x",
          "Content-Type: application/json;charset=utf-16",
          "Content-Type: /",
          "Content-Type: a/b/c",
          "Content-Type: multipart/form-data; boundary=\"",
          "Content-Type: \u00ff/\u00ff",
          "Content-Encoding: gzip",
          "Content-Length: 5",
          "Content-Length: -1",
          "Content-Length: x",
          "Content-Length: 99999999999999999999",
          "Content-Length: 3\r\nContent-Length: 4",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: gzip, chunked",
          "Transfer-Encoding: x",
          "Transfer-Encoding: chunked\r\nContent-Length: 7",
          "Transfer-Encoding: identity",
          "Expect: 100-continue",
          "Expect: 200-ok",
          "Upgrade: h2c\r\nConnection: Upgrade",
          "Upgrade: websocket\r\nSec-WebSocket-Key: x",
          "HTTP2-Settings: x",
          "Connection: x, ,",
          "If-Match: \"",
          "If-Match: *",
          "If-Match: \"1\", W/\"2\"",
          "If-None-Match: ,,,",
          "If-Modified-Since: never",
          "If-Unmodified-Since: 5",
          "Range: bytes=0-1",
          "Cookie: ;;=;",
          "Last-Event-ID: -5",
          "Last-Event-ID: 99999999999999999999",
          "Last-Event-ID: \u00e9",
          "Authorization: Bearer",
          "Authorization: Bearer x y",
          "Authorization: Basic Og==",
          "Authorization: bearer \u00ff",
          "Authorization: ",
          "X-HTTP-Method-Override: DELETE",
          "ssl-client-subject-dn: CN=mine,O=toolforge",
          "ssl-client-subject-dn: CN=\\",
          "ssl-client-subject-dn: CN=mine+O=toolforge",
          "ssl-client-subject-dn: #04",
          "x-toolforge-tool: victim,mine",
          "x-toolforge-tool: ",
          "X-Forwarded-For: 1.2.3.4",
          "Forwarded: for=\"",
          "No-Colon",
          ": no name",
          "Sp ace: x",
          "Fold: a\r\n b",
          "N\u0000l: x",
          "Long: " + "x".repeat(20_000),
          "X-\u00e9: \u00e9",
          "Tab:\t\t",
          "Ctl: \u0001\u007f");

  private final String method;

  /** The bytes before the body, as Latin-1. */
  private final String head;

  private final byte[] body;

  private OddRequest(String method, String head, byte[] body) {
    this.method = method;
    this.head = head;
    this.body = body;
  }

  static OddRequest of(RandomGenerator random) {
    String method = one(METHODS, random);
    byte[] body =
        method.equalsIgnoreCase("GET") && random.nextInt(4) > 0
            ? new byte[0]
            : OddBodies.of(random);
    List<String> lines = new ArrayList<>();
    lines.add(method + " " + OddAddresses.of(random) + " " + one(VERSIONS, random));
    lines.add(one(HOSTS, random));
    if (random.nextInt(8) > 0) {
      lines.add("x-toolforge-tool: " + (random.nextInt(10) == 0 ? "administrator" : "mine"));
    }
    if (random.nextInt(10) > 0) {
      lines.add("Content-Length: " + body.length);
    }
    for (int more = random.nextInt(4); more > 0; more--) {
      lines.add(one(HEADERS, random));
    }
    lines.add("Connection: close");
    return new OddRequest(
        method, String.join(random.nextInt(50) == 0 ? "\n" : "\r\n", lines) + "\r\n\r\n", body);
  }

  static <T> T one(List<T> of, RandomGenerator random) {
    return of.get(random.nextInt(of.size()));
  }

  String method() {
    return method;
  }

  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  @Override
  public String toString() {
    String text = head + new String(body, StandardCharsets.ISO_8859_1);
    return text.length() < 1_500 ? text : text.substring(0, 1_500) + "...";
  }
}
