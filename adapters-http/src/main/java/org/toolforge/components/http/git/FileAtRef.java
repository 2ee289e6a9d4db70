package org.toolforge.components.http.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.toolforge.components.config.ConfigSource;
import org.toolforge.components.http.git.Conversation.Fetch;
import org.toolforge.components.http.git.ObjectShelf.Entry;
import org.toolforge.components.port.ConfigReader;

/** Gets one file of a repository, and as little beside it as the host allows. */
final class FileAtRef {

  /** A file's text, and the commit that has it. */
  record Found(String text, String commit) {}

  /** A directory without what is in it, or a commit with its root directory alone. */
  private static final String ALONE = "tree:1";

  private final Conversation conversation;
  private final ConfigSource.InRepository source;
  private String commit = "";

  FileAtRef(Conversation conversation, ConfigSource.InRepository source) {
    this.conversation = conversation;
    this.source = source;
  }

  Found find() throws IOException {
    RefPicker picker = new RefPicker(source.ref());
    commit =
        source.ref().value().matches("[0-9a-f]{40}")
            ? source.ref().value()
            : conversation.resolve(picker).orElseThrow(() -> noRef(picker.similar()));
    boolean alone = conversation.leavesOut() && conversation.handsOutAnything();
    conversation.fetch(new Fetch(List.of(commit), 1, alone ? ALONE : null));
    CommitRecord record =
        conversation
            .objects()
            .commit(commit)
            .orElseThrow(() -> GitFailure.lasting("its ref does not lead to a commit."));
    return new Found(text(content(record.tree())), record.change().commit().hash());
  }

  private GitFailure noRef(List<String> similar) {
    return GitFailure.lasting(
        "it has no branch, tag or commit of that name. "
            + (similar.isEmpty()
                ? "Push it, or correct the ref."
                : "Perhaps '%s' is meant.".formatted(String.join("' or '", similar))));
  }

  private byte[] content(String root) throws IOException {
    List<String> names =
        Arrays.stream(source.path().split("/"))
            .filter(name -> !name.isEmpty() && !name.equals("."))
            .toList();
    Entry entry = new Entry(Entry.Kind.DIRECTORY, root);
    for (String name : names) {
      if (entry.kind() != Entry.Kind.DIRECTORY) {
        throw noFile();
      }
      entry = conversation.objects().entry(present(entry.id()), name).orElseThrow(this::noFile);
    }
    if (entry.kind() != Entry.Kind.FILE) {
      throw GitFailure.lasting("the path is that of no file. Correct the path.");
    }
    byte @Nullable [] content =
        conversation.objects().file(present(entry.id()), ConfigReader.MAX_BYTES);
    if (content == null) {
      throw GitFailure.lasting(
          "the document is larger than the %d bytes that a config may have. Make it smaller."
              .formatted(ConfigReader.MAX_BYTES));
    }
    return content;
  }

  private static String text(byte[] content) throws GitFailure {
    try {
      // A new decoder reports what String's constructor would replace.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw GitFailure.lasting("the document is not text in UTF-8. Save it in that encoding.");
    }
  }

  /** Makes sure that an object is there. */
  private String present(String id) throws IOException {
    if (!conversation.objects().has(id)) {
      try {
        conversation.fetch(new Fetch(List.of(id), 0, ALONE));
      } catch (GitFailure.NotHandedOut e) {
        // Some hosts hand out commits only, and then it comes with all that the commit has.
        conversation.fetch(new Fetch(List.of(commit), 1, null));
      }
    }
    return id;
  }

  private GitFailure noFile() {
    return GitFailure.lasting(
        "there is no such file at commit %s. Push it, or correct the path.".formatted(commit));
  }
}
