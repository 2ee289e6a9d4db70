package org.toolforge.components.http.resource;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.ResultUpload;
import org.toolforge.components.http.transfer.TarEntry;
import org.toolforge.components.http.transfer.TarReader;
import org.toolforge.components.run.ResultPath;

/** Keeps the files of an archive as results, one after the other. */
final class ArchiveUpload {

  private static final int MOST_WARNINGS = 20;

  /** Archives end with zeros, which want to be read as well. */
  private static final int LONGEST_END = 1024 * 1024;

  private final ResultUpload results;
  private final List<String> warnings = new ArrayList<>();
  private int leftOut;

  /**
   * @param results takes them
   */
  ArchiveUpload(ResultUpload results) {
    this.results = results;
  }

  /**
   * Keeps what it can.
   *
   * @return what was left out, and why
   * @throws IOException when the archive does not arrive whole
   */
  List<String> keep(InputStream body) throws IOException {
    TarReader archive = new TarReader(body);
    for (Optional<TarEntry> entry = archive.next(); entry.isPresent(); entry = archive.next()) {
      keep(entry.get(), archive);
    }
    long unused = body.skip(LONGEST_END);
    if (leftOut > MOST_WARNINGS) {
      warnings.add("%d more were left out.".formatted(leftOut - MOST_WARNINGS));
    }
    return warnings;
  }

  private void keep(TarEntry entry, TarReader archive) throws IOException {
    String path = entry.name().replaceFirst("^(\\./+)+", "");
    switch (entry.kind()) {
      case FILE -> {
        if (ResultPath.isValid(path)) {
          results.store(new ResultPath(path), entry.size(), archive.content());
        } else {
          leaveOut(path, "no result can have this path");
        }
      }
      case FOLDER -> {}
      case LINK -> leaveOut(path, "it is a link");
      case OTHER -> leaveOut(path, "it is no file");
    }
  }

  private void leaveOut(String path, String reason) {
    leftOut++;
    if (leftOut <= MOST_WARNINGS) {
      String shown = path.length() > 100 ? path.substring(0, 100) + "…" : path;
      warnings.add(
          "Left out '%s': %s."
              .formatted(shown.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?"), reason));
    }
  }
}
