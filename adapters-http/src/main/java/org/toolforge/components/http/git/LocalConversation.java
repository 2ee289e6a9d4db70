package org.toolforge.components.http.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** Reads a repository on this machine in place; nothing is written, and no program is run. */
final class LocalConversation implements Conversation {

  private final Repository repository;
  private final ObjectShelf objects;

  LocalConversation(Place.Directory place) throws IOException {
    this.repository = open(place);
    this.objects = new ObjectShelf(repository);
  }

  @Override
  public Optional<String> resolve(RefPicker picker) throws IOException {
    for (String name : picker.candidates()) {
      Ref ref = repository.getRefDatabase().exactRef(name);
      if (ref != null && ref.getObjectId() != null) {
        // The commit behind a tag, or whatever else is behind it, as a host would tell.
        String id = ref.getObjectId().name();
        return Optional.of(
            objects.commit(id).map(commit -> commit.change().commit().hash()).orElse(id));
      }
    }
    for (Ref ref : repository.getRefDatabase().getRefs()) {
      if (ref.getObjectId() != null) {
        picker.see(ref.getObjectId().name(), ref.getName(), null);
      }
    }
    return Optional.empty();
  }

  @Override
  public boolean leavesOut() {
    return true;
  }

  @Override
  public boolean handsOutAnything() {
    return true;
  }

  @Override
  public void fetch(Fetch what) throws IOException {
    for (String want : what.wants()) {
      if (!objects.has(want)) {
        throw new GitFailure.NotHandedOut();
      }
    }
  }

  @Override
  public ObjectShelf objects() {
    return objects;
  }

  @Override
  public void close() {
    objects.close();
  }

  private static Repository open(Place.Directory place) throws IOException {
    String path = place.uri().getPath();
    File directory;
    try {
      directory = Path.of(path == null ? "" : path).toFile();
    } catch (InvalidPathException e) {
      throw GitFailure.noRepository();
    }
    File found = FileKey.resolve(directory, FS.DETECTED);
    if (found == null) {
      throw GitFailure.noRepository();
    }
    return new FileRepositoryBuilder().setGitDir(found).setMustExist(true).setBare().build();
  }
}
