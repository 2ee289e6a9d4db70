package org.toolforge.components.http.resource;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.Runs;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.http.error.Errors;
import org.toolforge.components.http.error.Problem;
import org.toolforge.components.http.exchange.Exchange;
import org.toolforge.components.http.stream.Streams;
import org.toolforge.components.http.transfer.ByteRange;
import org.toolforge.components.http.transfer.FileName;
import org.toolforge.components.run.ResultFile;
import org.toolforge.components.run.RunId;

/** Sends a file that a run left, or a part of it, and never holds more of it than a buffer. */
final class ResultDownload {

  private static final System.Logger LOG = System.getLogger(ResultDownload.class.getName());
  private static final String CONTENT_RANGE = "Content-Range";
  private static final int BUFFER = 64 * 1024;

  private final Runs runs;
  private final Streams streams;

  ResultDownload(Runs runs, Streams streams) {
    this.runs = runs;
    this.streams = streams;
  }

  /**
   * What the caller asks of a file.
   *
   * @param range null for all of it
   * @param ifRange the tag of the file that the range belongs to; null for any
   * @param ifNoneMatch the tags of files that the caller has; null for none
   */
  record Wish(@Nullable String range, @Nullable String ifRange, @Nullable String ifNoneMatch) {}

  Response answer(ToolName tool, RunId id, ResultFile file, Wish wish) {
    String tag = "\"" + file.version() + "\"";
    EntityTags known = EntityTags.of(wish.ifNoneMatch());
    if (known.any() || known.tags().contains(tag)) {
      return Response.notModified().header(HttpHeaders.ETAG, tag).build();
    }
    if (Exchange.current().method().equals("HEAD")) {
      return described(Response.ok(), file, file.size()).build();
    }
    boolean sameFile = wish.ifRange() == null || wish.ifRange().strip().equals(tag);
    return switch (ByteRange.of(sameFile ? wish.range() : null, file.size())) {
      case ByteRange.Whole ignored -> sent(Response.ok(), tool, id, file, 0, file.size());
      case ByteRange.Part part ->
          sent(
              Response.status(Response.Status.PARTIAL_CONTENT)
                  .header(CONTENT_RANGE, part.contentRange(file.size())),
              tool,
              id,
              file,
              part.first(),
              part.length());
      case ByteRange.Beyond ignored ->
          Response.fromResponse(
                  Errors.response(
                      Problem.of(
                          416,
                          "The result %s has %d bytes, and none of those that were asked for."
                              .formatted(file.path(), file.size()))))
              .header(CONTENT_RANGE, "bytes */" + file.size())
              .build();
    };
  }

  /** What is in it may be anything: no browser may take it for a page of this server. */
  private static Response.ResponseBuilder described(
      Response.ResponseBuilder response, ResultFile file, long length) {
    return response
        .type(FileName.contentType(file.path()))
        .header(HttpHeaders.CONTENT_LENGTH, length)
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.CONTENT_DISPOSITION, FileName.disposition(file.path()))
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.ETAG, "\"" + file.version() + "\"");
  }

  private Response sent(
      Response.ResponseBuilder response,
      ToolName tool,
      RunId id,
      ResultFile file,
      long first,
      long length) {
    Streams.Place place = streams.take(tool);
    try {
      InputStream content = runs.read(tool, id, file.path(), first, length);
      Exchange.current().stream();
      StreamingOutput copy =
          output -> {
            try (place;
                content) {
              copy(content, output, length);
            }
          };
      return described(response.entity(copy), file, length).build();
    } catch (RuntimeException e) {
      place.close();
      throw e;
    }
  }

  /** One that ends too early is noticed by its receiver, who was told its length. */
  private static void copy(InputStream content, OutputStream output, long length) {
    byte[] buffer = new byte[BUFFER];
    long left = length;
    while (left > 0) {
      int read;
      try {
        read = content.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new EOFException("%d bytes are missing".formatted(left));
        }
      } catch (IOException | ComponentsException e) {
        LOG.log(System.Logger.Level.WARNING, "A result cannot be read to its end: {0}", e);
        return;
      }
      try {
        output.write(buffer, 0, read);
      } catch (IOException gone) {
        return;
      }
      left -= read;
    }
  }
}
