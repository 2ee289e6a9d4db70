package org.toolforge.components.http.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An object store with one bucket, as far as results need one: it checks signatures and hashes,
 * takes objects whole or in parts, gives ranges, and lists a few at a time.
 */
final class SmallS3 implements AutoCloseable {

  static final String BUCKET = "results";
  static final String ACCESS_KEY = "the-access-key";
  static final String SECRET_KEY = "the-secret-key-of-the-test";

  private static final int PAGE = 3;
  private static final Pattern KEY = Pattern.compile("<Key>(.*?)</Key>");
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");

  private record Stored(Path file, long size, String etag) {}

  private final HttpServer server;
  private final Path directory;
  private final ConcurrentSkipListMap<String, Stored> objects = new ConcurrentSkipListMap<>();
  private final Map<String, SortedMap<Integer, Stored>> uploads = new ConcurrentHashMap<>();

  SmallS3(Path directory) throws IOException {
    this.directory = directory;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Forgets everything. */
  void clear() {
    objects.clear();
    uploads.clear();
  }

  /** The names of all objects. */
  List<String> names() {
    return List.copyOf(objects.keySet());
  }

  /** How many uploads in parts have begun and neither ended nor been given up. */
  int openUploads() {
    return uploads.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getRawPath().split("/", 3);
      String key = path.length < 3 ? "" : decoded(path[2]);
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      if (!S3Signature.isRight(exchange, ACCESS_KEY, SECRET_KEY)) {
        refuse(exchange, 403, "SignatureDoesNotMatch");
      } else if (!path[1].equals(BUCKET)) {
        refuse(exchange, 404, "NoSuchBucket");
      } else {
        switch (exchange.getRequestMethod()) {
          case "PUT" -> put(exchange, key, query);
          case "POST" -> post(exchange, key, query);
          case "GET", "HEAD" -> get(exchange, key, query);
          case "DELETE" -> {
            uploads.remove(query.get("uploadId"));
            exchange.sendResponseHeaders(204, -1);
          }
          default -> refuse(exchange, 405, "MethodNotAllowed");
        }
      }
    } catch (RuntimeException e) {
      throw new IOException("A defect of this server", e);
    }
  }

  private void put(HttpExchange exchange, String key, Map<String, String> query)
      throws IOException {
    String expected = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
    Stored stored = stored(exchange.getRequestBody(), expected);
    exchange.getResponseHeaders().set("ETag", '"' + stored.etag() + '"');
    if (query.containsKey("partNumber")) {
      Objects.requireNonNull(uploads.get(query.get("uploadId")))
          .put(Integer.valueOf(query.get("partNumber")), stored);
    } else {
      objects.put(key, stored);
    }
    exchange.sendResponseHeaders(200, -1);
  }

  private Stored stored(InputStream content, @Nullable String expected) throws IOException {
    Path file = directory.resolve(UUID.randomUUID().toString());
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest md5 = digest("MD5");
    try (InputStream in = new DigestInputStream(new DigestInputStream(content, sha256), md5)) {
      long size = Files.copy(in, file);
      if (expected != null && !expected.equals(HexFormat.of().formatHex(sha256.digest()))) {
        throw new IOException("The content is not what is signed: " + expected);
      }
      return new Stored(file, size, HexFormat.of().formatHex(md5.digest()));
    }
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("Every Java platform has it", e);
    }
  }

  private void post(HttpExchange exchange, String key, Map<String, String> query)
      throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (query.containsKey("uploads")) {
      String id = UUID.randomUUID().toString();
      uploads.put(id, new ConcurrentSkipListMap<>());
      answer(
          exchange,
          "<InitiateMultipartUploadResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Bucket>%s</Bucket><Key>%s</Key><UploadId>%s</UploadId></InitiateMultipartUploadResult>"
              .formatted(BUCKET, xml(key), id));
    } else if (query.containsKey("uploadId")) {
      SortedMap<Integer, Stored> parts =
          Objects.requireNonNull(uploads.remove(query.get("uploadId")));
      InputStream all = InputStream.nullInputStream();
      for (Stored part : parts.values()) {
        all = new SequenceInputStream(all, Files.newInputStream(part.file()));
      }
      Stored whole = stored(all, null);
      for (Stored part : parts.values()) {
        Files.delete(part.file());
      }
      objects.put(key, new Stored(whole.file(), whole.size(), whole.etag() + "-" + parts.size()));
      answer(
          exchange,
          "<CompleteMultipartUploadResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Location>here</Location><Bucket>%s</Bucket><Key>%s</Key><ETag>\"%s\"</ETag></CompleteMultipartUploadResult>"
              .formatted(BUCKET, xml(key), whole.etag()));
    } else {
      Matcher keys = KEY.matcher(body);
      while (keys.find()) {
        objects.remove(unescaped(keys.group(1)));
      }
      answer(
          exchange,
          "<DeleteResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"></DeleteResult>");
    }
  }

  private void get(HttpExchange exchange, String key, Map<String, String> query)
      throws IOException {
    if (key.isEmpty()) {
      list(exchange, query);
      return;
    }
    Stored stored = objects.get(key);
    if (stored == null) {
      refuse(exchange, 404, "NoSuchKey");
      return;
    }
    String asked = exchange.getRequestHeaders().getFirst("Range");
    Matcher range = RANGE.matcher(asked == null ? "" : asked);
    boolean part = range.matches();
    long from = part ? Long.parseLong(range.group(1)) : 0;
    long to =
        part ? Math.min(Long.parseLong(range.group(2)), stored.size() - 1) : stored.size() - 1;
    exchange.getResponseHeaders().set("ETag", '"' + stored.etag() + '"');
    exchange.getResponseHeaders().set("Last-Modified", "Sat, 04 Apr 2026 12:00:00 GMT");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(stored.size()));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    if (from > to && part) {
      refuse(exchange, 416, "InvalidRange");
      return;
    }
    exchange.sendResponseHeaders(part ? 206 : 200, to < from ? -1 : to - from + 1);
    try (InputStream in = Files.newInputStream(stored.file());
        OutputStream out = exchange.getResponseBody()) {
      in.skipNBytes(from);
      byte[] buffer = new byte[65536];
      for (long left = to - from + 1; left > 0; ) {
        int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        out.write(buffer, 0, count);
        left -= count;
      }
    }
  }

  private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
    String prefix = query.getOrDefault("prefix", "");
    String after = query.getOrDefault("continuation-token", prefix);
    List<Map.Entry<String, Stored>> found =
        objects.tailMap(after, false).entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(prefix))
            .limit(PAGE + 1L)
            .toList();
    List<Map.Entry<String, Stored>> page = found.subList(0, Math.min(PAGE, found.size()));
    String contents =
        page.stream()
            .map(entry ->
                "<Contents><Key>%s</Key><LastModified>2026-04-04T12:00:00.000Z</LastModified><ETag>\"%s\"</ETag><Size>%d</Size></Contents>"
                    .formatted(
                        URLEncoder.encode(entry.getKey(), UTF_8),
                        entry.getValue().etag(),
                        entry.getValue().size()))
            .collect(Collectors.joining());
    boolean more = found.size() > PAGE;
    answer(
        exchange,
        "<ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>%s</Name><EncodingType>url</EncodingType><IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>"
            .formatted(
                BUCKET,
                more,
                more
                    ? "<NextContinuationToken>%s</NextContinuationToken>"
                        .formatted(xml(page.getLast().getKey()))
                    : "",
                contents));
  }

  private static void answer(HttpExchange exchange, String xml) throws IOException {
    send(exchange, 200, xml);
  }

  private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    send(exchange, status, "<Error><Code>%s</Code><Message>no</Message></Error>".formatted(code));
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] bytes = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml).getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> query(@Nullable String raw) {
    return raw == null
        ? Map.of()
        : Arrays.stream(raw.split("&"))
            .map(part -> part.split("=", 2))
            .collect(
                Collectors.toMap(
                    part -> decoded(part[0]),
                    part -> part.length < 2 ? "" : decoded(part[1]),
                    (one, other) -> other,
                    LinkedHashMap::new));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String unescaped(String xml) {
    return xml.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }
}
