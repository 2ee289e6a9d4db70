package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.run.RunId;

/**
 * How the files that a run leaves get out of its pod: the command comes first, and whatever becomes
 * of it, another container then packs the files and sends them to this service. That one has no
 * rights but to bring the results of this run.
 */
record ResultUpload(RuntimeSettings settings) {

  /** The container that brings the results. */
  static final String CONTAINER = "results";

  /** Where a command finds the folder for what it leaves. */
  static final String RESULTS = "RESULTS_DIR";

  private static final String RESULTS_PATH = "/results";
  private static final String OUTCOME = "OUTCOME_DIR";
  private static final String OUTCOME_PATH = "/run-outcome";
  private static final String TOLD_PATH = "/dev/termination-log";
  private static final String CA_PATH = "/run-ca";
  private static final String CA_FILE = "ca.crt";

  /** Enough for a few digits. */
  private static final String OUTCOME_LIMIT = "1Mi";

  private static final String RUN_COMMAND = script("run-command.sh");
  static final String BRING_RESULTS = script("bring-results.sh");

  private static String script(String name) {
    try (InputStream in = ResultUpload.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("There is no script " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a shell is told so that it runs the command that follows, and notes how that ended. */
  static List<String> noting() {
    return List.of("/bin/sh", "-c", RUN_COMMAND, "run-command");
  }

  /** The folder for what is left, and the container that brings it if there is one to be. */
  void addTo(PodTemplate pod, ToolName tool, RunId id, String token, long mostBytes) {
    pod.env(RESULTS, RESULTS_PATH)
        .volume(folder(CONTAINER, Long.toString(mostBytes)), RESULTS_PATH);
    RuntimeSettings.Results results = settings.results();
    if (results.image().isEmpty()) {
      return;
    }
    pod.env(OUTCOME, OUTCOME_PATH)
        .volume(folder("outcome", OUTCOME_LIMIT), OUTCOME_PATH)
        .first(noting().stream().map(Literals::ofKubelet).toList());
    JsonArray mounts = Part.list(mount(CONTAINER, RESULTS_PATH), mount("outcome", OUTCOME_PATH));
    if (!results.authority().isEmpty()) {
      Part source = Part.of("configMap", Part.of("name", results.authority()));
      pod.volume(source.put("name", "authority"));
      mounts.add(mount("authority", CA_PATH).json());
    }
    pod.beside(container(results, tool, id, token, mounts));
  }

  private static JsonObject container(
      RuntimeSettings.Results results, ToolName tool, RunId id, String token, JsonArray mounts) {
    String url =
        "%s/api/v1/tool/%s/runs/%s/results"
            .formatted(results.url().replaceAll("/+$", ""), tool, id);
    String authority = results.authority().isEmpty() ? "" : CA_PATH + "/" + CA_FILE;
    return Part.of("name", CONTAINER)
        .put("image", results.image())
        .put("imagePullPolicy", "IfNotPresent")
        .put("command", Part.texts(List.of("/bin/sh", "-c", Literals.ofKubelet(BRING_RESULTS))))
        .put(
            "env",
            Part.list(
                variable(RESULTS, RESULTS_PATH),
                variable(OUTCOME, OUTCOME_PATH),
                variable("TOLD", TOLD_PATH),
                variable("UPLOAD_URL", url),
                variable("UPLOAD_TOKEN", token),
                variable("UPLOAD_CA", authority)))
        .put("volumeMounts", mounts)
        .put(
            "resources",
            Part.of("limits", Part.of("cpu", "500m").put("memory", "128Mi"))
                .put("requests", Part.of("cpu", "100m").put("memory", "64Mi")))
        .put("securityContext", Hardening.container().number("runAsUser", results.user()))
        .json();
  }

  private static Part folder(String name, String limit) {
    return Part.of("name", name).put("emptyDir", Part.of("sizeLimit", limit));
  }

  private static Part mount(String name, String path) {
    return Part.of("name", name).put("mountPath", path).put("readOnly", true);
  }

  private static Part variable(String name, String value) {
    return Part.of("name", name).put("value", Literals.ofKubelet(value));
  }
}
