package org.toolforge.components.http.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.http.transfer.TarEntry.Kind;

class TarReaderTest {

  private static List<String> read(byte[] archive) throws IOException {
    TarReader reader = new TarReader(new ByteArrayInputStream(archive));
    List<String> found = new ArrayList<>();
    for (Optional<TarEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
      found.add(
          "%s %s %s"
              .formatted(
                  entry.get().kind(),
                  entry.get().name(),
                  new String(reader.content().readAllBytes(), StandardCharsets.UTF_8)));
    }
    return found;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void findsFilesFoldersAndLinks() throws IOException {
    byte[] archive =
        new TestTar()
            .entry("./", '5', bytes(""))
            .file("./a.txt", "hello")
            .entry("b", '2', bytes(""))
            .entry("pipe", '6', bytes(""))
            .file("zwölf ☃", "x".repeat(512))
            .file("empty", "")
            .whole();

    assertThat(read(archive))
        .containsExactly(
            "FOLDER ./ ",
            "FILE ./a.txt hello",
            "LINK b ",
            "OTHER pipe ",
            "FILE zwölf ☃ " + "x".repeat(512),
            "FILE empty ");
  }

  @Test
  void knowsLongNamesOfGnuAndOfPosix() throws IOException {
    String name = "n".repeat(200);
    String record = "path=" + name + "\n";
    byte[] archive =
        new TestTar()
            .entry("././@LongLink", 'L', bytes(name + "\0"))
            .file("cut", "gnu")
            .entry("pax", 'x', bytes("%d %s".formatted(record.length() + 4, record)))
            .file("cut", "posix")
            .entry("global", 'g', bytes("17 comment=hello\n"))
            .file("plain", "plain")
            .whole();

    assertThat(read(archive))
        .containsExactly("FILE " + name + " gnu", "FILE " + name + " posix", "FILE plain plain");
  }

  @Test
  void goesPastWhatWasNotRead() throws IOException {
    TarReader reader =
        new TarReader(
            new ByteArrayInputStream(
                new TestTar().file("a", "x".repeat(5000)).file("b", "y").whole()));

    assertThat(reader.next()).contains(new TarEntry("a", Kind.FILE, 5000));
    assertThat(reader.content().read()).isEqualTo('x');
    assertThat(reader.next()).contains(new TarEntry("b", Kind.FILE, 1));
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void knowsSizesThatHaveNoRoomInDigits() throws IOException {
    TarReader reader =
        new TarReader(
            new ByteArrayInputStream(new TestTar().header("big", '0', 20L << 30).cutShort()));

    assertThat(reader.next()).contains(new TarEntry("big", Kind.FILE, 20L << 30));
  }

  @Test
  void noticesWhenTheEndIsMissing() {
    byte[] whole = new TestTar().file("a", "x".repeat(600)).whole();

    for (int length : new int[] {0, 100, 512, 700, 1536, 1600}) {
      assertThatThrownBy(() -> read(Arrays.copyOf(whole, length)))
          .as("of %d bytes", length)
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void refusesWhatIsNoArchive() {
    byte[] changed = new TestTar().file("a", "hello").whole();
    changed[0] = 'b';

    assertThatThrownBy(() -> read(changed)).isInstanceOf(ComponentsException.Malformed.class);
    assertThatThrownBy(() -> read(bytes("x".repeat(2000))))
        .isInstanceOf(ComponentsException.Malformed.class);
    assertThatThrownBy(() -> read(new TestTar().entry("pax", 'x', bytes("99 path=a\n")).whole()))
        .isInstanceOf(ComponentsException.Malformed.class);
    assertThatThrownBy(() -> read(new TestTar().header("pax", 'x', 1L << 40).cutShort()))
        .isInstanceOf(ComponentsException.Malformed.class);
    assertThatThrownBy(() ->
            read(
                new TestTar()
                    .entry("pax", 'x', bytes("22 GNU.sparse.major=1\n"))
                    .file("a", "")
                    .whole()))
        .hasMessageContaining("--sparse");
  }
}
