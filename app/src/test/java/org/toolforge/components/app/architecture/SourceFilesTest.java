package org.toolforge.components.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds for the text of every source file. */
final class SourceFilesTest {

  private static final int MOST_LINES = 400;

  private final List<Path> files = Reactor.mainFiles();

  @Test
  void allModulesAreLookedAt() {
    assertThat(files)
        .extracting(file -> file.getFileName().toString())
        .contains("Components.java", "InMemoryPlatform.java", "Main.java");
  }

  @Test
  void noFileHasGrownIntoTwoIdeas() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : files) {
      int lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        tooLong.add("%s has %d lines; at most %d".formatted(file, lines, MOST_LINES));
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyPackageIsNullMarkedAndSaysWhatItIsFor() throws IOException {
    Set<Path> packages = files.stream().map(Path::getParent).collect(Collectors.toSet());
    for (Path directory : packages) {
      assertThat(directory.resolve("package-info.java"))
          .exists()
          .content()
          .startsWith("/**")
          .contains("@NullMarked");
    }
  }
}
