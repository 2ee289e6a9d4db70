package org.toolforge.components.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.deployment.TestDeployments.TOOL;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.run.ResultFile;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.RunId;
import org.toolforge.components.run.TestRuns;

/** What every store of results keeps to. */
public interface ResultStoreContract {

  RunId RUN = TestRuns.id("a");

  /** An empty store, the same at each call in one test. */
  ResultStore results();

  private void put(RunId run, String path, byte[] content) {
    try {
      results().put(TOOL, run, new ResultPath(path), content.length, stream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void put(String path, String content) {
    put(RUN, path, content.getBytes(UTF_8));
  }

  private byte[] read(String path, long offset, long length) {
    try (InputStream in = results().read(TOOL, RUN, new ResultPath(path), offset, length)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(String path) {
    return read(path, 0, found(path).size());
  }

  private static InputStream stream(byte[] content) {
    return new ByteArrayInputStream(content);
  }

  /** The files with their sizes, in the order of the list. */
  private List<String> listed(ToolName tool, RunId run) {
    return results().list(tool, run).stream().map(ResultStoreContract::shown).toList();
  }

  private static String shown(ResultFile file) {
    return file.path() + " " + file.size();
  }

  private ResultFile found(String path) {
    return results().find(TOOL, RUN, new ResultPath(path)).orElseThrow();
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  default void hasNoResultsAtFirst() {
    assertThat(results().list(TOOL, RUN)).isEmpty();
    assertThat(results().find(TOOL, RUN, new ResultPath("out.txt"))).isEmpty();
    assertThatThrownBy(() -> read("out.txt", 0, 1))
        .isInstanceOf(ComponentsException.NotFound.class)
        .hasMessageStartingWith("Unable to find ");
  }

  @Test
  default void givesAFileBackByteForByte() {
    byte[] content = random(100_003);
    put(RUN, "out.bin", content);

    assertThat(shown(found("out.bin"))).isEqualTo("out.bin " + content.length);
    assertThat(read("out.bin")).isEqualTo(content);
  }

  @Test
  default void keepsAnEmptyFile() {
    put("empty", "");

    assertThat(listed(TOOL, RUN)).containsExactly("empty 0");
    assertThat(read("empty")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b.txt",
        " leading and trailing ",
        ".hidden",
        "...",
        "100%25 +&?#=;:@$,'\"<>|*[]{}~^`!()",
        "räport-日本語-🙂/ü",
        "e\u0301",
        "deep/er/and/deep/er/than/that",
        "-rf",
        "folder.with.dots/..file"
      })
  default void keepsFilesOfAnyName(String name) {
    put(name, "content of " + name);

    assertThat(results().list(TOOL, RUN))
        .extracting(file -> file.path().value())
        .containsExactly(name);
    assertThat(new String(read(name), UTF_8)).isEqualTo("content of " + name);
  }

  @Test
  default void keepsTheLongestNames() {
    String folder = "f".repeat(255);
    String path = String.join("/", folder, folder, folder, "n".repeat(132));
    put(path, "x");

    assertThat(listed(TOOL, RUN)).containsExactly(path + " 1");
    assertThat(read(path)).hasSize(1);
  }

  @Test
  default void listsAllFilesByPath() {
    for (String path : List.of("b/c", "b.txt", "B", "a/z", "a/b/c", "b/a")) {
      put(path, path);
    }

    assertThat(listed(TOOL, RUN))
        .containsExactly("B 1", "a/b/c 5", "a/z 3", "b.txt 5", "b/a 3", "b/c 3");
  }

  @Test
  default void findsNoFileWhereOnlyAFolderIs() {
    put("folder/file", "x");

    assertThat(results().find(TOOL, RUN, new ResultPath("folder"))).isEmpty();
    assertThat(results().find(TOOL, RUN, new ResultPath("folder/file/more"))).isEmpty();
    assertThat(results().find(TOOL, RUN, new ResultPath("fold"))).isEmpty();
    assertThatThrownBy(() -> read("folder", 0, 1)).isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  default void readsAnyPartOfAFile() {
    byte[] content = random(10_000);
    put(RUN, "out.bin", content);

    assertThat(read("out.bin", 0, 1)).isEqualTo(Arrays.copyOfRange(content, 0, 1));
    assertThat(read("out.bin", 9_999, 1)).isEqualTo(Arrays.copyOfRange(content, 9_999, 10_000));
    assertThat(read("out.bin", 4_000, 2_345)).isEqualTo(Arrays.copyOfRange(content, 4_000, 6_345));
    assertThat(read("out.bin", 500, 0)).isEmpty();
    assertThat(read("out.bin", 10_000, 0)).isEmpty();
  }

  @Test
  default void letsAReaderGoBeforeTheEnd() throws IOException {
    put(RUN, "out.bin", random(1_000_000));
    for (int i = 0; i < 50; i++) {
      try (InputStream in = results().read(TOOL, RUN, new ResultPath("out.bin"), 0, 1_000_000)) {
        assertThat(in.read()).isNotEqualTo(-1);
      }
    }
  }

  @Test
  default void replacesAFile() {
    put("out.txt", "a first and rather long content");
    put("out.txt", "second");

    assertThat(listed(TOOL, RUN)).containsExactly("out.txt 6");
    assertThat(new String(read("out.txt"), UTF_8)).isEqualTo("second");
  }

  @Test
  default void tellsVersionsOfAFileApart() {
    put("out.txt", "first!");
    put("other.txt", "first!");
    ResultFile first = found("out.txt");
    assertThat(first.version()).matches("[A-Za-z0-9-]{1,80}");
    assertThat(found("out.txt")).isEqualTo(first);
    assertThat(results().list(TOOL, RUN)).contains(first);

    put("out.txt", "second");
    assertThat(found("out.txt").size()).isEqualTo(first.size());
    assertThat(found("out.txt").version()).isNotEqualTo(first.version());
  }

  @Test
  default void readsNoMoreThanTheSizeOfTheFile() throws IOException {
    InputStream content = stream("onetwo".getBytes(UTF_8));
    results().put(TOOL, RUN, new ResultPath("one"), 3, content);
    results().put(TOOL, RUN, new ResultPath("two"), 3, content);

    assertThat(new String(read("one"), UTF_8)).isEqualTo("one");
    assertThat(new String(read("two"), UTF_8)).isEqualTo("two");
  }

  @Test
  default void keepsWhatWasThereWhenTheContentEndsTooEarly() {
    put("out.txt", "first");
    ResultPath path = new ResultPath("out.txt");

    assertThatThrownBy(() -> results().put(TOOL, RUN, path, 100, stream("short".getBytes(UTF_8))))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() ->
            results().put(TOOL, RUN, new ResultPath("new"), 7_000_000, stream(random(6_000_000))))
        .isInstanceOf(IOException.class);
    assertThat(listed(TOOL, RUN)).containsExactly("out.txt 5");
    assertThat(new String(read("out.txt"), UTF_8)).isEqualTo("first");
  }

  @Test
  default void keepsNothingWhenTheContentCannotBeRead() {
    InputStream broken =
        new SequenceInputStream(
            stream(random(1000)),
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

    assertThatThrownBy(() -> results().put(TOOL, RUN, new ResultPath("out"), 2000, broken))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the connection is gone");
    assertThat(results().list(TOOL, RUN)).isEmpty();
  }

  @Test
  default void removesAllThatARunLeftAndNothingElse() {
    RunId other = TestRuns.id("b");
    put("out.txt", "x");
    put("a/b/c", "x");
    put(other, "out.txt", random(5));
    results().remove(TOOL, RUN);

    assertThat(results().list(TOOL, RUN)).isEmpty();
    assertThat(results().find(TOOL, RUN, new ResultPath("a/b/c"))).isEmpty();
    assertThat(listed(TOOL, other)).containsExactly("out.txt 5");
    put("again", "x");
    assertThat(listed(TOOL, RUN)).containsExactly("again 1");
  }

  @Test
  default void doesNotMindToRemoveNothing() {
    assertThatCode(() -> results().remove(TOOL, RUN)).doesNotThrowAnyException();
  }

  @Test
  default void keepsTheResultsOfToolsApart() {
    ToolName other = new ToolName(TOOL + "s");
    put("out.txt", "x");
    results().remove(other, RUN);

    assertThat(results().list(other, RUN)).isEmpty();
    assertThat(results().find(other, RUN, new ResultPath("out.txt"))).isEmpty();
    assertThat(results().list(TOOL, RUN)).hasSize(1);
  }

  @Test
  default void keepsOneWholeContentWhenManyPutAtOnce() {
    List<byte[]> contents = List.of(random(200_000), random(200_001), random(200_002));
    Rush.of(
        6,
        i -> {
          put(RUN, "folder/out.bin", contents.get(i % 3));
          put(RUN, "folder" + i + "/out.bin", contents.get(i % 3));
          return i;
        });

    assertThat(contents).contains(read("folder/out.bin"));
    assertThat(results().list(TOOL, RUN)).hasSize(7);
  }
}
