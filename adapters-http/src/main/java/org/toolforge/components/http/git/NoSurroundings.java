package org.toolforge.components.http.git;

import java.io.File;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * A machine and a user without any settings for git, and without environment. What JGit does must
 * not depend on who started this program, and where.
 */
final class NoSurroundings extends SystemReader {

  private static final SystemReader MACHINE = SystemReader.getInstance();

  private NoSurroundings() {
    setPlatformChecker();
  }

  /** Makes JGit see nothing else, in this whole process. */
  static void install() {
    if (!(SystemReader.getInstance() instanceof NoSurroundings)) {
      SystemReader.setInstance(new NoSurroundings());
    }
  }

  @Override
  public String getHostname() {
    return "localhost";
  }

  @Override
  public @Nullable String getenv(String variable) {
    return null;
  }

  @Override
  public @Nullable String getProperty(String key) {
    // JGit asks for these only to find out what the file system can do.
    return key.startsWith("os.") || key.startsWith("java.") ? MACHINE.getProperty(key) : null;
  }

  @Override
  public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
    return nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
    return nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
    return nothing(parent, fs);
  }

  @Override
  public long getCurrentTime() {
    return System.currentTimeMillis();
  }

  @Override
  public int getTimezone(long when) {
    return 0;
  }

  private static FileBasedConfig nothing(@Nullable Config parent, FS fs) {
    return new FileBasedConfig(parent, new File("/nonexistent"), fs) {
      @Override
      public void load() {
        // There is nothing to be read.
      }

      @Override
      public void save() {
        // There is nowhere to keep it.
      }

      @Override
      public boolean isOutdated() {
        return false;
      }
    };
  }
}
