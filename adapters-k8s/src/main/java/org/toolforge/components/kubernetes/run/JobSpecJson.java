package org.toolforge.components.kubernetes.run;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.Component;
import org.toolforge.components.config.ComponentName;
import org.toolforge.components.config.ConfigParser;
import org.toolforge.components.config.ConfigWriter;
import org.toolforge.components.config.Node;
import org.toolforge.components.kubernetes.mapping.DocumentJson;
import org.toolforge.components.plan.Image;
import org.toolforge.components.plan.JobRevision;
import org.toolforge.components.plan.JobSpec;

/**
 * A job as it was asked, as JSON: its component as it stands in configs, its image, its revision.
 */
final class JobSpecJson {

  private static final String NAME = "name";
  private static final String COMPONENT = "component";
  private static final String IMAGE = "image";
  private static final String REVISION = "revision";

  /** Whether a repository may be in a file was asked when the config was saved. */
  private static final ConfigParser PARSER = new ConfigParser(true);

  private JobSpecJson() {}

  static String write(JobSpec spec) {
    SequencedMap<String, Node> entries = entries(spec.component());
    entries.put(IMAGE, new Node.Text(spec.image().reference()));
    entries.put(REVISION, new Node.Text(spec.revision().value()));
    return DocumentJson.asWritten(new Node.Mapping(entries));
  }

  /** Empty when it is none; somebody may have written over it, or know more than we do. */
  static Optional<JobSpec> read(String text) {
    return DocumentJson.fromWritten(text)
        .flatMap(all ->
            component(all)
                .flatMap(component ->
                    text(all, IMAGE)
                        .flatMap(image ->
                            text(all, REVISION)
                                .map(revision ->
                                    new JobSpec(
                                        component, new Image(image), new JobRevision(revision))))));
  }

  /** A component alone, for what is no job. */
  static String writeComponent(Component component) {
    return DocumentJson.asWritten(new Node.Mapping(entries(component)));
  }

  /** Empty when it is none. */
  static Optional<Component> readComponent(String text) {
    return DocumentJson.fromWritten(text).flatMap(JobSpecJson::component);
  }

  private static SequencedMap<String, Node> entries(Component component) {
    SequencedMap<String, Node> entries = new LinkedHashMap<>();
    entries.put(NAME, new Node.Text(component.name().value()));
    entries.put(COMPONENT, ConfigWriter.component(component));
    return entries;
  }

  private static Optional<Component> component(Node.Mapping all) {
    try {
      Node component = all.entries().getOrDefault(COMPONENT, new Node.Nothing());
      return text(all, NAME).map(name -> PARSER.parseComponent(new ComponentName(name), component));
    } catch (ComponentsException.Invalid e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Node.Mapping all, String key) {
    return all.entries().get(key) instanceof Node.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }
}
