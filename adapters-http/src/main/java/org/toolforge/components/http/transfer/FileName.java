package org.toolforge.components.http.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.toolforge.components.run.ResultPath;

/** What the name of a file tells a browser. */
public final class FileName {

  private static final String BYTES = "application/octet-stream";
  private static final String TEXT = "text/plain;charset=utf-8";

  /** Scripts and style sheets are mere text here, so that no page can be made to load them. */
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("avif", "image/avif"),
          Map.entry("bz2", "application/x-bzip2"),
          Map.entry("css", TEXT),
          Map.entry("csv", "text/csv"),
          Map.entry("epub", "application/epub+zip"),
          Map.entry("gif", "image/gif"),
          Map.entry("gz", "application/gzip"),
          Map.entry("htm", "text/html"),
          Map.entry("html", "text/html"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("js", TEXT),
          Map.entry("json", "application/json"),
          Map.entry("jsonl", "application/x-ndjson"),
          Map.entry("log", TEXT),
          Map.entry("md", "text/markdown;charset=utf-8"),
          Map.entry("mjs", TEXT),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("ndjson", "application/x-ndjson"),
          Map.entry("ogg", "audio/ogg"),
          Map.entry("ogv", "video/ogg"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("png", "image/png"),
          Map.entry("sql", "application/sql"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("tar", "application/x-tar"),
          Map.entry("tgz", "application/gzip"),
          Map.entry("tsv", "text/tab-separated-values"),
          Map.entry("txt", TEXT),
          Map.entry("wasm", BYTES),
          Map.entry("wav", "audio/wav"),
          Map.entry("webm", "video/webm"),
          Map.entry("webp", "image/webp"),
          Map.entry("xml", "application/xml"),
          Map.entry("xz", "application/x-xz"),
          Map.entry("yaml", "application/yaml"),
          Map.entry("yml", "application/yaml"),
          Map.entry("zip", "application/zip"),
          Map.entry("zst", "application/zstd"));

  private FileName() {}

  /** The media type that the name suggests; bytes if it suggests none. */
  public static String contentType(ResultPath path) {
    String name = last(path);
    int dot = name.lastIndexOf('.');
    return dot < 0
        ? BYTES
        : TYPES.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), BYTES);
  }

  /** Has a browser save the file under its name, and not show it. */
  public static String disposition(ResultPath path) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : last(path).getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append("%%%02X".formatted((int) c));
      }
    }
    return "attachment; filename*=UTF-8''" + encoded;
  }

  private static String last(ResultPath path) {
    return path.value().substring(path.value().lastIndexOf('/') + 1);
  }
}
