package org.toolforge.components.http.git;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.dfs.DfsBlockCache;
import org.eclipse.jgit.internal.storage.dfs.DfsBlockCacheConfig;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.plan.Commit;
import org.toolforge.components.port.SourceChanges.Change;

/** Objects of one repository, and where its history was cut off. */
final class ObjectShelf implements AutoCloseable {

  /** What is in a directory. */
  record Entry(Kind kind, String id) {
    enum Kind {
      FILE,
      DIRECTORY,
      OTHER
    }
  }

  private static final int CACHE_BYTES = 2 * 1024 * 1024;
  private static final int CACHE_BLOCK = 16 * 1024;

  private final Repository repository;
  private final Set<String> cuts = new HashSet<>();

  ObjectShelf(Repository repository) {
    this.repository = repository;
  }

  static {
    // JGit keeps parts of packs for later, which there is not.
    DfsBlockCache.reconfigure(
        new DfsBlockCacheConfig().setBlockLimit(CACHE_BYTES).setBlockSize(CACHE_BLOCK));
  }

  static ObjectShelf empty() {
    return new ObjectShelf(new InMemoryRepository(new DfsRepositoryDescription("fetched")));
  }

  /** Takes in what a host sends, within bounds. */
  void add(InputStream pack, Budget budget) throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      PackParser parser = inserter.newPackParser(new PackGuard(pack));
      parser.setAllowThin(false);
      parser.setMaxObjectSizeLimit(PackGuard.LARGEST_OBJECT);
      parser.parse(new Patience(budget));
      inserter.flush();
    } catch (RuntimeException e) {
      // Whatever a parser stumbles over that only expects what git writes.
      throw GitFailure.broken();
    }
  }

  /** Forgets where the history was cut off, since it is about to be sent anew. */
  void forgetCuts() {
    cuts.clear();
  }

  /** Marks a commit whose parents were not sent. */
  void cutAt(String id) throws GitFailure {
    if (!ObjectId.isId(id) || cuts.size() >= PackGuard.MOST_OBJECTS) {
      throw GitFailure.broken();
    }
    cuts.add(id);
  }

  boolean isCutAt(String id) {
    return cuts.contains(id);
  }

  boolean has(String id) throws IOException {
    return repository.getObjectDatabase().has(ObjectId.fromString(id));
  }

  /** The commit of that name, or the one that the tag of that name leads to. */
  Optional<CommitRecord> commit(String id) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      RevObject object = walk.peel(walk.parseAny(ObjectId.fromString(id)));
      if (!(object instanceof RevCommit)) {
        return Optional.empty();
      }
      // Read anew, since a walk may leave parents out.
      return Optional.of(record(RevCommit.parse(bytes(walk.getObjectReader(), object))));
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw GitFailure.broken();
    }
  }

  private static byte[] bytes(ObjectReader reader, AnyObjectId id) throws IOException {
    return reader.open(id).getCachedBytes(PackGuard.LARGEST_OBJECT);
  }

  private static CommitRecord record(RevCommit commit) {
    var author = commit.getAuthorIdent();
    Change change =
        new Change(
            new Commit(commit.name()),
            commit.getShortMessage(),
            author == null ? "" : author.getName(),
            author == null
                ? Instant.ofEpochSecond(commit.getCommitTime())
                : author.getWhenAsInstant());
    return new CommitRecord(
        change,
        Arrays.stream(commit.getParents()).map(RevCommit::name).toList(),
        commit.getTree().name());
  }

  /** What a directory has under a name. */
  Optional<Entry> entry(String tree, String name) throws IOException {
    try (ObjectReader reader = repository.newObjectReader()) {
      CanonicalTreeParser entries =
          new CanonicalTreeParser(null, reader, ObjectId.fromString(tree));
      for (; !entries.eof(); entries.next()) {
        if (entries.getEntryPathString().equals(name)) {
          return Optional.of(new Entry(kind(entries), entries.getEntryObjectId().name()));
        }
      }
      return Optional.empty();
    } catch (IncorrectObjectTypeException | RuntimeException e) {
      throw GitFailure.broken();
    }
  }

  private static Entry.Kind kind(CanonicalTreeParser entry) {
    return switch (entry.getEntryFileMode().getObjectType()) {
      case Constants.OBJ_TREE -> Entry.Kind.DIRECTORY;
      case Constants.OBJ_BLOB ->
          FileMode.SYMLINK.equals(entry.getEntryRawMode()) ? Entry.Kind.OTHER : Entry.Kind.FILE;
      default -> Entry.Kind.OTHER;
    };
  }

  /** The content of a file, or null when it is larger than that. */
  byte @Nullable [] file(String id, int maxBytes) throws IOException {
    try (ObjectReader reader = repository.newObjectReader()) {
      ObjectLoader loader = reader.open(ObjectId.fromString(id));
      return loader.getSize() > maxBytes ? null : loader.getCachedBytes(maxBytes);
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
