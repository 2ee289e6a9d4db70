package org.toolforge.components.http.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Collects an answer, to be sent with its length; only one that is too large goes out before. */
final class WholeAnswer extends OutputStream {

  private static final int LARGEST = 1024 * 1024;

  private final Response response;
  private final ByteArrayOutputStream collected;
  private @Nullable OutputStream rest;

  /**
   * @param length how much is to be expected
   */
  WholeAnswer(Response response, int length) {
    this.response = response;
    this.collected = new ByteArrayOutputStream(length);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (rest == null && collected.size() + (long) length > LARGEST) {
      rest = Content.Sink.asOutputStream(response);
      collected.writeTo(rest);
    }
    (rest == null ? collected : rest).write(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    if (rest != null) {
      rest.close();
    }
  }

  /** Sends it, if that has not happened yet. */
  void send(Callback callback) {
    if (rest == null) {
      response.write(true, ByteBuffer.wrap(collected.toByteArray()), callback);
    } else {
      callback.succeeded();
    }
  }
}
