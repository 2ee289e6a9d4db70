package org.toolforge.components.inmemory.durable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.toolforge.components.deployment.TestDeployments.TOOL;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.port.ResultStore;
import org.toolforge.components.port.ResultStoreContract;
import org.toolforge.components.run.ResultPath;
import org.toolforge.components.run.TestRuns;

@EnabledOnOs({OS.LINUX, OS.MAC})
class DirectoryResultStoreTest implements ResultStoreContract {

  @TempDir private Path parent;
  private Path directory;
  private DirectoryResultStore results;

  @BeforeEach
  void open() {
    directory = parent.resolve("results");
    results = DirectoryResultStore.open(directory);
  }

  @Override
  public ResultStore results() {
    return results;
  }

  private void put(String path) throws IOException {
    results.put(TOOL, RUN, new ResultPath(path), 1, new ByteArrayInputStream(new byte[1]));
  }

  /** The folder of the run, which is there from now on. */
  private Path folder() throws IOException {
    return Files.createDirectories(directory.resolve(TOOL.value()).resolve(RUN.value()));
  }

  private Path secret() throws IOException {
    Path secret = Files.createDirectories(parent.resolve("outside")).resolve("secret");
    return Files.writeString(secret, "secret");
  }

  private Stream<String> listed() {
    return results.list(TOOL, RUN).stream().map(file -> file.path().value());
  }

  private void isNotThere(String path) {
    ResultPath result = new ResultPath(path);
    assertThat(results.find(TOOL, RUN, result)).isEmpty();
    assertThatThrownBy(() -> results.read(TOOL, RUN, result, 0, 1))
        .isInstanceOf(ComponentsException.NotFound.class);
  }

  @Test
  void keepsResultsWhereAnybodyFindsThem() throws IOException {
    put("a/b c.txt");

    assertThat(folder().resolve("a/b c.txt")).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
        .isEqualTo("rwx------");
  }

  @Test
  void listsWhatSomebodyElsePutThere() throws IOException {
    Files.writeString(Files.createDirectories(folder().resolve("by")).resolve("hand"), "hello");

    assertThat(listed()).containsExactly("by/hand");
    try (InputStream in = results.read(TOOL, RUN, new ResultPath("by/hand"), 1, 4)) {
      assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("ello");
    }
  }

  @Test
  void leavesOutWhatNoResultCanBe() throws IOException {
    Files.writeString(folder().resolve("a\\b"), "x");
    Files.writeString(folder().resolve("a\nb"), "x");
    Files.createDirectory(folder().resolve("empty"));

    assertThat(listed()).isEmpty();
    results.remove(TOOL, RUN);
    assertThat(directory.resolve(TOOL.value()).resolve(RUN.value())).doesNotExist();
  }

  @Test
  void hasNoLinkAmongTheResults() throws IOException {
    Path secret = secret();
    Files.writeString(folder().resolve("own"), "x");
    Files.createSymbolicLink(folder().resolve("file"), secret);
    Files.createSymbolicLink(folder().resolve("inside"), Path.of("own"));
    Files.createSymbolicLink(folder().resolve("folder"), secret.getParent());
    Files.createSymbolicLink(folder().resolve("loop"), Path.of("."));
    Files.createSymbolicLink(folder().resolve("nowhere"), Path.of("nothing"));

    assertThat(listed()).containsExactly("own");
    for (String path :
        new String[] {"file", "inside", "folder", "folder/secret", "loop", "loop/own", "nowhere"}) {
      isNotThere(path);
    }
  }

  @Test
  void writesNothingThroughALink() throws IOException {
    Path secret = secret();
    Files.createSymbolicLink(folder().resolve("file"), secret);
    Files.createSymbolicLink(folder().resolve("folder"), secret.getParent());
    put("file");

    assertThatThrownBy(() -> put("folder/secret")).isInstanceOf(ComponentsException.Conflict.class);
    assertThatThrownBy(() -> put("folder/new")).isInstanceOf(ComponentsException.Conflict.class);
    assertThat(secret).hasContent("secret");
    assertThat(secret.resolveSibling("new")).doesNotExist();
    assertThat(listed()).containsExactly("file");
  }

  @Test
  void removesLinksAndNotWhatTheyLeadTo() throws IOException {
    Path secret = secret();
    Files.createSymbolicLink(folder().resolve("file"), secret);
    Files.createSymbolicLink(folder().resolve("folder"), secret.getParent());
    results.remove(TOOL, RUN);

    assertThat(folder()).isEmptyDirectory();
    assertThat(secret).hasContent("secret");
  }

  @Test
  void doesNotTakeALinkForTheFolderOfARunOrATool() throws IOException {
    Path secret = secret();
    Files.createSymbolicLink(folder().resolveSibling(TestRuns.id("b").value()), secret.getParent());
    Files.createSymbolicLink(directory.resolve("othertool"), folder().getParent());

    assertThat(results.list(TOOL, TestRuns.id("b"))).isEmpty();
    assertThat(results.find(TOOL, TestRuns.id("b"), new ResultPath("secret"))).isEmpty();
    results.remove(TOOL, TestRuns.id("b"));
    assertThat(secret).exists();
  }

  @Test
  void refusesAFileWhereAFolderIsAndAFolderWhereAFileIs() throws IOException {
    put("a/b");

    assertThatThrownBy(() -> put("a")).isInstanceOf(ComponentsException.Conflict.class);
    assertThatThrownBy(() -> put("a/b/c"))
        .isInstanceOf(ComponentsException.Conflict.class)
        .hasMessageContaining("a/b/c");
    assertThat(listed()).containsExactly("a/b");
  }

  @Test
  void givesAReaderTheFileThatItBeganWith() throws IOException {
    ResultPath path = new ResultPath("out");
    byte[] first = "first".getBytes(UTF_8);
    results.put(TOOL, RUN, path, first.length, new ByteArrayInputStream(first));
    try (InputStream in = results.read(TOOL, RUN, path, 0, 5)) {
      put("out");
      results.remove(TOOL, RUN);
      assertThat(in.readAllBytes()).isEqualTo(first);
    }
  }

  @Test
  void tidiesUpWhatAProcessLeftLongAgo() throws IOException {
    Path workshop = directory.resolve(".incoming");
    Path old = Files.writeString(workshop.resolve("old"), "x");
    Path young = Files.writeString(workshop.resolve("young"), "x");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
    put("out");

    assertThat(DirectoryResultStore.open(directory).list(TOOL, RUN)).hasSize(1);
    assertThat(old).doesNotExist();
    assertThat(young).exists();
    try (Stream<Path> left = Files.list(workshop)) {
      assertThat(left).containsExactly(young);
    }
  }

  @Test
  void saysThatADirectoryCannotBeUsed() throws IOException {
    Path file = Files.writeString(parent.resolve("file"), "x");

    assertThatThrownBy(() -> DirectoryResultStore.open(file.resolve("results")))
        .isInstanceOf(ComponentsException.Unavailable.class)
        .hasMessageContaining("file/results");
  }
}
