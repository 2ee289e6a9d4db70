package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ContinuousComponent;
import org.toolforge.components.config.CpuQuantity;
import org.toolforge.components.config.MemoryQuantity;
import org.toolforge.components.config.Port;
import org.toolforge.components.config.RunSpec;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.plan.Image;

/** The pods that run a component's image, whatever makes them. */
record PodTemplates(RuntimeSettings settings) {

  /** Where a component with a port finds its number. */
  private static final String PORT = "PORT";

  /**
   * The pod of a component.
   *
   * @param configMaps which of the names in {@code env_from} are those of ConfigMaps
   */
  PodTemplate of(
      ToolName tool, Component component, Marks.Kind kind, Image image, Set<String> configMaps) {
    RunSpec run = component.run();
    String home = named(settings.storage().path(), tool);
    Part main =
        Part.of("name", PodTemplate.MAIN)
            .put("image", image.reference())
            .put("imagePullPolicy", "IfNotPresent")
            .put("command", Part.texts(settings.launcher()))
            .put("args", Part.texts(List.of(Literals.ofKubelet(command(component, home)))))
            .items("envFrom", sources(run.envFrom(), configMaps))
            .put("resources", resources(run))
            .put("securityContext", Hardening.container());
    PodTemplate template =
        new PodTemplate(Marks.podLabels(tool, component, kind), main, pod(tool), env(component));
    String claim = named(settings.storage().claim(), tool);
    if (run.mount() == RunSpec.Mount.ALL && !claim.isEmpty()) {
      Part volume = Part.of("persistentVolumeClaim", Part.of("claimName", claim));
      template.volume(volume.put("name", "storage"), home);
    }
    return template;
  }

  private Part pod(ToolName tool) {
    RuntimeSettings.Pods pods = settings.pods();
    JsonArray pullSecrets = new JsonArray();
    pods.pullSecrets().forEach(name -> pullSecrets.add(Part.of("name", name).json()));
    return new Part()
        .put("automountServiceAccountToken", false)
        .put("enableServiceLinks", false)
        .words("serviceAccountName", named(pods.serviceAccount(), tool))
        .items("imagePullSecrets", pullSecrets)
        .put("securityContext", Hardening.pod(pods))
        .put("terminationGracePeriodSeconds", settings.grace().toSeconds());
  }

  private static String named(String setting, ToolName tool) {
    return setting.replace(RuntimeSettings.TOOL, tool.value());
  }

  /**
   * What the launcher is given. Output to files is appended by a shell that becomes the launcher.
   */
  private String command(Component component, String home) {
    RunSpec run = component.run();
    if (!run.fileLog().enabled()) {
      return run.command();
    }
    List<String> words = new ArrayList<>(settings.launcher());
    words.add(run.command());
    String started = String.join(" ", words.stream().map(Literals::ofShell).toList());
    return "exec %s 1>>%s 2>>%s"
        .formatted(
            started,
            file(home, run.fileLog().stdout(), component.name() + ".out"),
            file(home, run.fileLog().stderr(), component.name() + ".err"));
  }

  private static String file(String home, String written, String usual) {
    String name = written.isEmpty() ? usual : written;
    return Literals.ofShell(name.startsWith("/") ? name : home + "/" + name);
  }

  private static SequencedMap<String, String> env(Component component) {
    SequencedMap<String, String> env = new LinkedHashMap<>();
    Port port = component instanceof ContinuousComponent lasting ? lasting.port() : null;
    if (port != null) {
      env.put(PORT, String.valueOf(port.number()));
    }
    env.putAll(component.run().env());
    return env;
  }

  /**
   * A name may be that of a secret, of a config map, or of both. One that is neither has to keep
   * the pod from starting, so one of the two is asked for without fail.
   */
  private static JsonArray sources(List<String> names, Set<String> configMaps) {
    JsonArray sources = new JsonArray();
    for (String name : names) {
      boolean isConfigMap = configMaps.contains(name);
      sources.add(source("configMapRef", name, !isConfigMap).json());
      sources.add(source("secretRef", name, isConfigMap).json());
    }
    return sources;
  }

  private static Part source(String key, String name, boolean optional) {
    return Part.of(key, Part.of("name", name).put("optional", optional));
  }

  private Part resources(RunSpec run) {
    CpuQuantity cpu = run.cpu() == null ? settings.cpu() : run.cpu();
    MemoryQuantity memory = run.memory() == null ? settings.memory() : run.memory();
    CpuQuantity halfCpu = new CpuQuantity(Math.ceilDiv(cpu.millicores(), 2));
    MemoryQuantity halfMemory = new MemoryQuantity(Math.ceilDiv(memory.bytes(), 2));
    return Part.of("limits", amounts(cpu, memory)).put("requests", amounts(halfCpu, halfMemory));
  }

  private static Part amounts(CpuQuantity cpu, MemoryQuantity memory) {
    return Part.of("cpu", cpu.toString()).put("memory", memory.toString());
  }
}
