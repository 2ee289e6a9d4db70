package org.toolforge.components.kubernetes.build;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.build.log.KeptLog;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.client.Tree;
import org.toolforge.components.port.LogLine;
import org.toolforge.components.port.LogReader;

/**
 * Logs of builds that have ended, each in a ConfigMap beside the record. They are not in the record
 * itself, as records are remembered and these are large.
 */
final class KeptLogs {

  private static final System.Logger LOG = System.getLogger(KeptLogs.class.getName());
  private static final String SUFFIX = "-log";
  private static final String KEY = "log";
  private static final String NOTHING =
      "(Nothing that this build printed could be kept: it printed nothing, or its pods were gone.)";

  private final KubeClient client;
  private final String namespace;

  KeptLogs(KubeClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** Keeps a log for good; one that is kept already stays. */
  void keep(BuildOrder order, List<LogLine> lines, Instant now) {
    List<LogLine> some = lines.isEmpty() ? List.of(new LogLine(1, now, NOTHING)) : lines;
    KubeObject map = KubeObject.named(Resource.CONFIG_MAPS, namespace, order.id() + SUFFIX);
    map.metadata().add("labels", Marks.labelsOfLog(order));
    JsonObject data = new JsonObject();
    data.addProperty(KEY, Base64.getEncoder().encodeToString(KeptLog.pack(some)));
    map.tree().add("binaryData", data);
    try {
      Optional<KubeObject> unused = client.create(Resource.CONFIG_MAPS, map);
    } catch (ComponentsException.Invalid e) {
      // How the build ended is to be known all the same.
      LOG.log(
          System.Logger.Level.WARNING,
          "The log of build {0} is lost: {1}",
          order.id(),
          e.getMessage());
    }
  }

  LogReader read(String id, long after) {
    byte[] packed =
        client
            .get(Resource.CONFIG_MAPS, namespace, id + SUFFIX)
            .map(map -> Tree.of(map).child("binaryData").text(KEY))
            .map(KeptLogs::decoded)
            .orElseThrow(() ->
                new ComponentsException.NotFound(
                    "Unable to find the log of build %s: it was not kept. Build again to see it."
                        .formatted(id)));
    return KeptLog.read(packed, after);
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  void drop(String id) {
    client.delete(Resource.CONFIG_MAPS, namespace, id + SUFFIX);
  }
}
