package org.toolforge.components.kubernetes.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A pod that is about to be: one main container, and what else is added before it is written. */
final class PodTemplate {

  /** The name of the container that runs the component; only what it prints is the owner's. */
  static final String MAIN = "main";

  private final JsonObject labels;
  private final Part main;
  private final Part spec;
  private final SequencedMap<String, String> env;
  private final JsonArray containers = new JsonArray();
  private boolean first;
  private final JsonArray volumes = new JsonArray();
  private final JsonArray mounts = new JsonArray();

  /**
   * A pod with one container.
   *
   * @param main all of the container but its variables and mounts
   * @param spec all of the pod but its containers and volumes
   * @param env as the process is to see it
   */
  PodTemplate(JsonObject labels, Part main, Part spec, SequencedMap<String, String> env) {
    this.labels = labels;
    this.main = main;
    this.spec = spec;
    this.env = new LinkedHashMap<>(env);
  }

  PodTemplate label(String key, String value) {
    labels.addProperty(key, value);
    return this;
  }

  /** A variable of the main container, in place of one of that name. */
  PodTemplate env(String name, String value) {
    env.put(name, value);
    return this;
  }

  /** Something else that the main container has, such as a probe. */
  PodTemplate main(String key, Part value) {
    main.put(key, value);
    return this;
  }

  PodTemplate mainPort(Part port) {
    main.put("ports", Part.list(port));
    return this;
  }

  /** A volume, where the main container finds it. */
  PodTemplate volume(Part volume, String path) {
    String name = volume.json().get("name").getAsString();
    mounts.add(Part.of("name", name).put("mountPath", path).json());
    volumes.add(volume.json());
    return this;
  }

  /** A volume that the main container does not see. */
  PodTemplate volume(Part volume) {
    volumes.add(volume.json());
    return this;
  }

  /**
   * The main container runs to its end before those beside it begin.
   *
   * @param before what its command is given to, with its arguments
   */
  PodTemplate first(List<String> before) {
    first = true;
    JsonArray command = Part.texts(before);
    command.addAll(main.json().getAsJsonArray("command"));
    main.put("command", command);
    return this;
  }

  /** One more container beside the main one; it has to be {@linkplain Hardening#container safe}. */
  PodTemplate beside(JsonObject container) {
    containers.add(container);
    return this;
  }

  /** For what runs to its end: the pod is left as it ended. */
  PodTemplate once() {
    spec.put("restartPolicy", "Never");
    return this;
  }

  /** The template as it stands in a Deployment or a Job. */
  Part part() {
    JsonArray variables = new JsonArray();
    env.forEach((name, value) ->
        variables.add(Part.of("name", name).put("value", Literals.ofKubelet(value)).json()));
    main.items("env", variables).items("volumeMounts", mounts);
    JsonArray all = new JsonArray();
    all.add(main.json());
    if (first) {
      spec.put("initContainers", all).put("containers", containers);
    } else {
      all.addAll(containers);
      spec.put("containers", all);
    }
    spec.items("volumes", volumes);
    return Part.of("metadata", new Part().put("labels", labels)).put("spec", spec);
  }
}
