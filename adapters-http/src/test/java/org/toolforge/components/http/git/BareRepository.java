package org.toolforge.components.http.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.lib.TagBuilder;
import org.eclipse.jgit.lib.TreeFormatter;
import org.toolforge.components.plan.Commit;

/** A bare repository on disk, whose default branch is {@code main}. */
final class BareRepository implements AutoCloseable {

  private final FileRepository repository;
  private final Map<String, byte[]> files = new TreeMap<>();
  private int made;

  BareRepository(Path directory) {
    NoSurroundings.install();
    try {
      repository = new FileRepository(directory.toFile());
      repository.create(true);
      RefUpdate head = repository.updateRef(Constants.HEAD);
      head.link("refs/heads/main");
      allowsFilters(true);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  Repository jgit() {
    return repository;
  }

  Path directory() {
    return repository.getDirectory().toPath();
  }

  /** Whether parts can be left out of what is fetched. */
  void allowsFilters(boolean allowed) {
    try {
      StoredConfig config = repository.getConfig();
      config.setBoolean("uploadpack", null, "allowfilter", allowed);
      config.save();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Lets later commits have this file; a path has one slash at most. */
  void file(String path, String content) {
    file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  void file(String path, byte[] content) {
    files.put(path, content);
  }

  Commit commit(String branch, String subject) {
    return commits(branch, subject, 1);
  }

  /** Makes so many commits, and gives the last. */
  Commit commits(String branch, String subject, int count) {
    try (ObjectInserter inserter = repository.getObjectDatabase().newPackInserter()) {
      ObjectId tree = tree(inserter);
      Ref before = repository.exactRef("refs/heads/" + branch);
      ObjectId last = before == null ? null : before.getObjectId();
      for (int i = 0; i < count; i++) {
        made++;
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setMessage(subject + "\n\nAnd more words.\n");
        commit.setAuthor(person());
        commit.setCommitter(person());
        if (last != null) {
          commit.setParentId(last);
        }
        last = inserter.insert(commit);
      }
      inserter.flush();
      point("refs/heads/" + branch, Objects.requireNonNull(last));
      return new Commit(last.name());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void reset(String branch, Commit commit) {
    point("refs/heads/" + branch, ObjectId.fromString(commit.hash()));
  }

  void tag(String name, Commit commit) {
    point("refs/tags/" + name, ObjectId.fromString(commit.hash()));
  }

  String annotatedTag(String name, Commit commit) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      TagBuilder tag = new TagBuilder();
      tag.setObjectId(ObjectId.fromString(commit.hash()), Constants.OBJ_COMMIT);
      tag.setTag(name);
      tag.setMessage("A tag");
      tag.setTagger(person());
      ObjectId id = inserter.insert(tag);
      inserter.flush();
      point("refs/tags/" + name, id);
      return id.name();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  private void point(String name, ObjectId id) {
    try {
      RefUpdate update = repository.updateRef(name);
      update.setNewObjectId(id);
      update.forceUpdate();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ObjectId tree(ObjectInserter inserter) throws IOException {
    Map<String, TreeFormatter> directories = new TreeMap<>();
    TreeFormatter root = new TreeFormatter();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, file.getValue());
      int slash = file.getKey().indexOf('/');
      TreeFormatter directory =
          slash < 0
              ? root
              : directories.computeIfAbsent(
                  file.getKey().substring(0, slash), name -> new TreeFormatter());
      directory.append(file.getKey().substring(slash + 1), FileMode.REGULAR_FILE, blob);
    }
    for (Map.Entry<String, TreeFormatter> directory : directories.entrySet()) {
      root.append(directory.getKey(), FileMode.TREE, inserter.insert(directory.getValue()));
    }
    return inserter.insert(root);
  }

  private PersonIdent person() {
    return new PersonIdent(
        "Ada Lovelace",
        "ada@example.org",
        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(made),
        ZoneOffset.UTC);
  }
}
