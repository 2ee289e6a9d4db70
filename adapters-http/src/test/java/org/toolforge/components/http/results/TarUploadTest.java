package org.toolforge.components.http.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.ResultUpload;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.inmemory.InMemoryComponents;
import org.toolforge.components.run.ResultFile;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.RunLimits;

class TarUploadTest {

  private static final ToolName TOOL = new ToolName("mytool");
  private static final RunLimits LIMITS =
      new RunLimits(5, 5, Duration.ofDays(1), Duration.ofHours(1), Duration.ofHours(1), 10_000, 20);

  private final InMemoryComponents toolforge = InMemoryComponents.create(LIMITS);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8");
  private RunId run;

  @BeforeEach
  void startARun() {
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    toolforge.deploy(
        "mytool",
        "components: {api: {build: {repository: https://git.example/api}, run: {command: x}}}");
    run = toolforge.run("mytool", "api", "report").id();
  }

  private void add(String name, String content) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(content.getBytes(UTF_8).length);
    tar.putArchiveEntry(entry);
    tar.write(content.getBytes(UTF_8));
    tar.closeArchiveEntry();
  }

  private void add(String name, byte type) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type);
    entry.setLinkName("/etc/passwd");
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private byte[] archive() throws IOException {
    tar.close();
    return bytes.toByteArray();
  }

  private TarUpload.Unpacked unpack(InputStream archive) throws IOException {
    try (ResultUpload upload = toolforge.runs().upload(TOOL, run)) {
      return TarUpload.unpack(upload, archive);
    }
  }

  private TarUpload.Unpacked unpack(byte[] archive) throws IOException {
    return unpack(new ByteArrayInputStream(archive));
  }

  private String content(String path) throws IOException {
    ResultFile file = toolforge.runs().result(TOOL, run, new ResultPath(path));
    try (InputStream in = toolforge.runs().read(TOOL, run, file.path(), 0, file.size())) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void keepsEveryFileOfTheArchive() throws IOException {
    String deep = "deep/".repeat(50) + "ü.txt";
    add("./", TarConstants.LF_DIR);
    add("./out.txt", "one");
    add("./a/", TarConstants.LF_DIR);
    add("a/empty", "");
    add(deep, "long");

    assertThat(unpack(archive())).isEqualTo(new TarUpload.Unpacked(3, 0));
    assertThat(content("out.txt")).isEqualTo("one");
    assertThat(content("a/empty")).isEmpty();
    assertThat(content(deep)).isEqualTo("long");
    assertThat(toolforge.runs().results(TOOL, run)).hasSize(3);
  }

  @Test
  void leavesOutLinksAndDevices() throws IOException {
    add("symlink", TarConstants.LF_SYMLINK);
    add("hardlink", TarConstants.LF_LINK);
    add("device", TarConstants.LF_CHR);
    add("block", TarConstants.LF_BLK);
    add("pipe", TarConstants.LF_FIFO);
    add("file", "x");

    assertThat(unpack(archive())).isEqualTo(new TarUpload.Unpacked(1, 5));
    assertThat(toolforge.runs().results(TOOL, run))
        .extracting(file -> file.path().value())
        .containsExactly("file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "../out", "a/../../out", "a\\b", "a\nb"})
  void refusesNamesThatLeadAnywhereElse(String name) throws IOException {
    add("before", "x");
    add(name, "x");
    byte[] archive = archive();

    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(ComponentsException.Invalid.class)
        .hasMessageNotContaining("\n")
        .hasMessageContaining("The archive of results has a file '");
    assertThat(toolforge.runs().results(TOOL, run)).hasSize(1);
  }

  @Test
  void refusesMoreFilesThanARunMayLeave() throws IOException {
    for (int i = 0; i < 25; i++) {
      add("file" + i, "x");
    }
    byte[] archive = archive();

    assertThatThrownBy(() -> unpack(archive)).isInstanceOf(ComponentsException.QuotaExceeded.class);
    assertThat(toolforge.runs().results(TOOL, run)).hasSize(20);
  }

  @Test
  void refusesAFileThatIsTooLargeWithoutReadingIt() throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry("huge");
    entry.setSize(1L << 40);
    tar.putArchiveEntry(entry);
    tar.flush();
    byte[] archive = bytes.toByteArray();

    assertThatThrownBy(() -> unpack(archive)).isInstanceOf(ComponentsException.QuotaExceeded.class);
  }

  @Test
  void refusesWhatIsNoTarArchive() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    add("out.txt", "one");
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(archive());
    }
    byte[] text = "hello ".repeat(200).getBytes(UTF_8);

    assertThatThrownBy(() -> unpack(compressed.toByteArray()))
        .isInstanceOf(ComponentsException.Malformed.class)
        .hasMessageContaining("not compressed");
    assertThatThrownBy(() -> unpack(text)).isInstanceOf(ComponentsException.Malformed.class);
  }

  @Test
  void refusesAnArchiveThatEndsWithinAFile() throws IOException {
    add("out.txt", "x".repeat(5_000));
    byte[] whole = archive();
    byte[] cut = Arrays.copyOf(whole, 3_000);
    byte[] cutBetweenFiles = Arrays.copyOf(whole, 0);

    assertThatThrownBy(() -> unpack(cut)).isInstanceOf(ComponentsException.Malformed.class);
    assertThatThrownBy(() -> unpack(cutBetweenFiles))
        .isInstanceOf(ComponentsException.Malformed.class)
        .hasMessageContaining("ends too early");
    assertThat(toolforge.runs().results(TOOL, run)).isEmpty();
  }

  @Test
  void refusesAFileOfWhichTheArchiveSaysTooMuch() throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry("./@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
    byte[] name = new byte[2 << 20];
    Arrays.fill(name, (byte) 'n');
    entry.setSize(name.length);
    tar.putArchiveEntry(entry);
    tar.write(name);
    tar.closeArchiveEntry();
    add("file", "x");
    byte[] archive = archive();

    assertThatThrownBy(() -> unpack(archive))
        .isInstanceOf(ComponentsException.Malformed.class)
        .hasMessageContaining("too long");
  }

  @Test
  void takesAnEmptyArchive() throws IOException {
    assertThat(unpack(archive())).isEqualTo(new TarUpload.Unpacked(0, 0));
  }

  @Test
  void saysThatItCouldNotBeReadRatherThanThatItIsDamaged() throws IOException {
    add("out.txt", "x".repeat(5_000));
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(archive(), 0, 3_000),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the connection is gone");
              }

              @Override
              public int read(byte[] into, int offset, int length) throws IOException {
                return read();
              }
            });

    assertThatThrownBy(() -> unpack(broken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the connection is gone");
  }
}
