package org.toolforge.components.http.results;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.ResultUpload;
import org.toolforge.components.run.ResultPath;

/**
 * Takes the files of a run out of a tar archive as it comes in, however large they are. Links,
 * devices and the like are left out; what leads out of the folder is refused.
 */
public final class TarUpload {

  /** How much may stand between two files: long names, times, and what else is said of one. */
  private static final int MOST_HEADER_BYTES = 1 << 20;

  private final ResultUpload upload;
  private final ArchiveBytes bytes;
  private final MarkedTar tar;
  private int kept;
  private int leftOut;

  private TarUpload(ResultUpload upload, InputStream archive) {
    this.upload = upload;
    this.bytes = new ArchiveBytes(archive);
    this.tar = new MarkedTar(bytes);
  }

  /**
   * What came of an archive.
   *
   * @param kept how many files
   * @param leftOut how many entries that are neither files nor folders
   */
  public record Unpacked(int kept, int leftOut) {}

  /**
   * Keeps all files of an archive; those that came before a refusal stay. The stream is left open.
   *
   * @throws ComponentsException.Malformed when it is no tar archive, or ends too early
   * @throws ComponentsException.Invalid when an entry has a name that no result can have
   * @throws ComponentsException.QuotaExceeded when it is more than a run may leave
   * @throws IOException when the archive cannot be read
   */
  public static Unpacked unpack(ResultUpload upload, InputStream archive) throws IOException {
    TarUpload unpacking = new TarUpload(upload, archive);
    try {
      return unpacking.unpack();
    } catch (IOException e) {
      if (unpacking.bytes.failed()) {
        throw e;
      }
      throw new ComponentsException.Malformed(
          "Unable to read the archive of results: it has to be a tar archive, not compressed. "
              + (e.getMessage() == null ? "It is damaged." : e.getMessage()));
    }
  }

  private Unpacked unpack() throws IOException {
    for (TarArchiveEntry entry = next(); entry != null; entry = next()) {
      if (isFile(entry)) {
        ResultPath path = path(entry.getName());
        upload.store(path, entry.getRealSize(), tar);
        kept++;
      } else if (!entry.isDirectory()) {
        leftOut++;
      }
      long unused = tar.transferTo(OutputStream.nullOutputStream());
    }
    if (!tar.hasMark()) {
      throw new IOException("It ends too early.");
    }
    return new Unpacked(kept, leftOut);
  }

  private static boolean isFile(TarArchiveEntry entry) {
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_NORMAL,
          TarConstants.LF_OLDNORM,
          TarConstants.LF_CONTIG,
          TarConstants.LF_GNUTYPE_SPARSE ->
          !entry.isDirectory();
      default -> false;
    };
  }

  private @Nullable TarArchiveEntry next() throws IOException {
    bytes.limit(MOST_HEADER_BYTES);
    TarArchiveEntry entry = tar.getNextEntry();
    bytes.unlimited();
    return entry;
  }

  /** An archive that knows whether its end is marked, or just where its bytes end. */
  private static final class MarkedTar extends TarArchiveInputStream {
    private boolean mark;

    MarkedTar(InputStream bytes) {
      super(bytes);
    }

    boolean hasMark() {
      return mark;
    }

    @Override
    protected boolean isEOFRecord(byte @Nullable [] block) {
      boolean end = super.isEOFRecord(block);
      mark |= end && block != null;
      return end;
    }
  }

  private static ResultPath path(String name) {
    String inFolder = name;
    while (inFolder.startsWith("./")) {
      inFolder = inFolder.substring(2);
    }
    if (!ResultPath.isValid(inFolder)) {
      throw ComponentsException.Invalid.because(
          "The archive of results has a file '%s', and no result can have that name: it has to lie in the folder of results, with names of at most 255 bytes and without control characters or backslashes."
              .formatted(shown(name)));
    }
    return new ResultPath(inFolder);
  }

  private static String shown(String name) {
    String cut = name.length() > 80 ? name.substring(0, 80) + "…" : name;
    return cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
  }
}
