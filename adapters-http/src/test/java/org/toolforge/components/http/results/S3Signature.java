package org.toolforge.components.http.results;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checks how a request is signed: AWS's version 4, in a header. */
final class S3Signature {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(([0-9]{8})/([^/]+)/s3/aws4_request), ?"
              + "SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");

  private S3Signature() {}

  static boolean isRight(HttpExchange exchange, String accessKey, String secretKey) {
    Headers headers = exchange.getRequestHeaders();
    String authorization = headers.getFirst("Authorization");
    Matcher matcher = AUTHORIZATION.matcher(authorization == null ? "" : authorization);
    if (!matcher.matches() || !matcher.group(1).equals(accessKey)) {
      return false;
    }
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            headers.getFirst("x-amz-date"),
            matcher.group(2),
            hex(sha256(canonical(exchange, matcher.group(5)))));
    byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
    for (String part : new String[] {matcher.group(3), matcher.group(4), "s3", "aws4_request"}) {
      key = hmac(key, part);
    }
    return hex(hmac(key, toSign)).equals(matcher.group(6));
  }

  private static String canonical(HttpExchange exchange, String signedHeaders) {
    Headers headers = exchange.getRequestHeaders();
    String query = exchange.getRequestURI().getRawQuery();
    String sorted =
        query == null
            ? ""
            : Arrays.stream(query.split("&"))
                .map(part -> part.contains("=") ? part : part + "=")
                .sorted()
                .collect(Collectors.joining("&"));
    String shown =
        Arrays.stream(signedHeaders.split(";"))
            .map(name ->
                name.toLowerCase(Locale.ROOT) + ":" + String.join(",", headers.get(name)).strip())
            .collect(Collectors.joining("\n"));
    return String.join(
        "\n",
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        sorted,
        shown,
        "",
        signedHeaders,
        headers.getFirst("x-amz-content-sha256"));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java platform has it", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java platform has it", e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
