package org.toolforge.components.kubernetes.build;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.BuildKey;
import org.toolforge.components.port.BuildRequest;

/** A build that was asked for. */
record BuildOrder(ToolName tool, BuildKey key, BuildRequest request, Instant askedAt) {

  static final Comparator<BuildOrder> OLDEST_FIRST =
      Comparator.comparing(BuildOrder::askedAt).thenComparing(BuildOrder::id);

  /** Tekton adds to it when it names TaskRuns and pods, and needs all of it as a label. */
  private static final int LONGEST_ID = 50;

  private static final int HASH_BYTES = 10;

  /** What its PipelineRun is called, and nothing else ever. */
  String id() {
    return idOf(tool, key);
  }

  /** What people recognize, and a hash of the whole, as both names and more may not fit. */
  static String idOf(ToolName tool, BuildKey key) {
    String hash = hash(tool + "/" + key);
    String readable = tool + "-" + key.component();
    int room = LONGEST_ID - hash.length() - 1;
    String shown = readable.length() <= room ? readable : readable.substring(0, room);
    return shown.replaceAll("-+$", "") + "-" + hash;
  }

  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
