package org.toolforge.components.kubernetes.harness;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** What a container prints, as a test tells it. Whoever reads may come and go meanwhile. */
public final class ContainerLog {

  private static final int BUFFER = 64 * 1024;
  private static final int NOT = 0;

  /** Lines that are all alike: a piece repeated, and an end. */
  private static final class Printed {
    final Instant time;
    final byte[] piece;
    final long pieces;
    final String end;
    final long lines;

    Printed(Instant time, byte[] piece, long pieces, String end, long lines) {
      this.time = time;
      this.piece = piece;
      this.pieces = pieces;
      this.end = end;
      this.lines = lines;
    }

    /** Each is printed a moment after the one before it. */
    Instant time(long line) {
      return time.plusNanos(line * 20_000);
    }
  }

  private final List<Printed> printed = new ArrayList<>();
  private boolean ended;
  private boolean held;
  private int breaks;
  private int refusal = NOT;
  private int readers;
  private long mostBytes = Long.MAX_VALUE;

  public ContainerLog print(String... lines) {
    for (String line : lines) {
      print(Instant.now(), line);
    }
    return this;
  }

  public ContainerLog print(Instant time, String line) {
    return add(new Printed(time, line.getBytes(StandardCharsets.UTF_8), 1, "\n", 1));
  }

  /** Prints bytes that need not be a line, nor text. */
  public ContainerLog printRaw(byte[] bytes) {
    return add(new Printed(Instant.now(), bytes, 1, "", 1));
  }

  /** Prints the same line many times; none of it takes memory here. */
  public ContainerLog printLines(long count, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return add(new Printed(Instant.now(), bytes, 1, "\n", count));
  }

  /** Prints one line that repeats a piece; none of it takes memory here. */
  public ContainerLog printLongLine(long pieces, String piece) {
    return add(new Printed(Instant.now(), piece.getBytes(StandardCharsets.UTF_8), pieces, "\n", 1));
  }

  private synchronized ContainerLog add(Printed more) {
    printed.add(more);
    notifyAll();
    return this;
  }

  /** The container has ended; nothing more is printed. */
  public synchronized void end() {
    ended = true;
    notifyAll();
  }

  /** Ends every answer that is being sent, in the middle of whatever it is. */
  public synchronized void breakConnections() {
    breaks++;
    notifyAll();
  }

  /** Ends the next answer after that many bytes. */
  public synchronized void breakAfter(long bytes) {
    mostBytes = bytes;
  }

  private synchronized long takeMostBytes() {
    long most = mostBytes;
    mostBytes = Long.MAX_VALUE;
    return most;
  }

  /** Has everybody wait for every byte until {@link #release}. */
  public synchronized void hold() {
    held = true;
  }

  public synchronized void release() {
    held = false;
    notifyAll();
  }

  /** Answers with a status code from now on, rather than with what was printed. */
  public synchronized void refuse(int code) {
    refusal = code;
  }

  public void accept() {
    refuse(NOT);
  }

  /** Drops all but what is printed from now on, as a rotation does. */
  public synchronized void rotate() {
    printed.replaceAll(old -> new Printed(old.time, old.piece, old.pieces, old.end, 0));
  }

  /** How many answers are being sent. */
  public synchronized int readers() {
    return readers;
  }

  synchronized OptionalInt refusal() {
    return refusal == NOT ? OptionalInt.empty() : OptionalInt.of(refusal);
  }

  /** Sends what was printed and, to who follows, what will be. */
  void writeTo(OutputStream stream, LogQuery query) throws IOException, InterruptedException {
    int breaksBefore = come();
    try (BufferedOutputStream out =
        new BufferedOutputStream(new Cut(stream, takeMostBytes()), BUFFER)) {
      long skipped = Math.max(0, lines() - query.tail());
      for (int i = 0; mayGoOn(i, query.follow(), breaksBefore, out); i++) {
        skipped -= write(get(i), skipped, query, out, breaksBefore);
      }
    } finally {
      go();
    }
  }

  /** Gives how many lines it did not write since they are too long ago. */
  private long write(Printed some, long skipped, LogQuery query, OutputStream out, int breaksBefore)
      throws IOException, InterruptedException {
    long first = Math.min(Math.max(0, skipped), some.lines);
    for (long line = first; line < some.lines && !isBroken(breaksBefore); line++) {
      if (!some.time(line).isBefore(query.since())) {
        awaitRelease();
        if (query.timestamps()) {
          out.write((some.time(line) + " ").getBytes(StandardCharsets.UTF_8));
        }
        for (long piece = 0; piece < some.pieces && !isBroken(breaksBefore); piece++) {
          out.write(some.piece);
        }
        out.write(some.end.getBytes(StandardCharsets.UTF_8));
      }
    }
    return first;
  }

  private synchronized int come() {
    readers++;
    return breaks;
  }

  private synchronized void go() {
    readers--;
    notifyAll();
  }

  private synchronized boolean isBroken(int breaksBefore) {
    return breaks != breaksBefore;
  }

  private synchronized void awaitRelease() throws InterruptedException {
    while (held) {
      wait();
    }
  }

  private synchronized boolean mayGoOn(int next, boolean follow, int breaksBefore, OutputStream out)
      throws IOException, InterruptedException {
    if (next >= printed.size() || held) {
      out.flush();
    }
    while (breaks == breaksBefore && (held || (follow && !ended && next >= printed.size()))) {
      wait();
    }
    return breaks == breaksBefore && next < printed.size();
  }

  private synchronized Printed get(int index) {
    return printed.get(index);
  }

  /** Lets so many bytes pass. */
  private static final class Cut extends FilterOutputStream {
    private long left;

    Cut(OutputStream out, long most) {
      super(out);
      left = most;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      int passing = (int) Math.min(left, length);
      out.write(bytes, offset, passing);
      left -= passing;
      if (passing < length) {
        out.flush();
        throw new IOException("Cut, as the test wants it");
      }
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }
  }

  private synchronized long lines() {
    return printed.stream().mapToLong(some -> some.lines).sum();
  }
}
