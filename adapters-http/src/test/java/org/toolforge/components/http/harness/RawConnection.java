package org.toolforge.components.http.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** A connection on which anything can be sent, also what is no HTTP. */
public final class RawConnection implements AutoCloseable {

  private final Socket socket;

  RawConnection(int port, Duration patience) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout((int) patience.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the text, a byte for each character. */
  public RawConnection send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends the bytes. That the server has had enough of them already is no failure. */
  public RawConnection send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (SocketException ignored) {
      // What it answered is still to be read.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Tells the server that nothing more will come. */
  public RawConnection finish() {
    try {
      socket.shutdownOutput();
    } catch (SocketException ignored) {
      // It is closed already.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Everything up to the end of the connection. */
  public String all() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        all.write(next);
      }
    } catch (SocketException e) {
      // Closed hard, with something still on its way there: what came before counts.
    } catch (IOException e) {
      throw new AssertionError("No end after: " + all.toString(StandardCharsets.UTF_8), e);
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /** One answer whose length is told; what comes after it stays to be read. */
  public RawReply answer() {
    try {
      InputStream in = socket.getInputStream();
      String head = head(in);
      int length = length(head);
      return new RawReply(
          head, new String(in.readNBytes(Math.max(0, length)), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError("No answer", e);
    }
  }

  /** What is read until then. */
  public String upTo(String end) {
    try {
      return readTo(socket.getInputStream(), end);
    } catch (IOException e) {
      throw new AssertionError("Never came: " + end, e);
    }
  }

  private static String head(InputStream in) throws IOException {
    return readTo(in, "\r\n\r\n");
  }

  private static String readTo(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end, Math.max(0, text.length() - end.length())) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new AssertionError("The connection ended after: " + text);
      }
      text.append((char) next);
    }
    return text.toString();
  }

  private static int length(String head) {
    return head.lines()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .filter(line -> line.startsWith("content-length:"))
        .map(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
        .findFirst()
        .orElse(-1);
  }

  /** Ends it at once, as a program does that is killed. */
  public void abort() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
