package org.toolforge.components.kubernetes.build.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;

/** Gathers what a build is to be given, from where that is. Nothing is made for it yet. */
final class Supplies {

  /** All of them are held in memory, and looked for in every line of the log. */
  private static final int MOST_SECRETS = 20;

  private final KubeClient client;
  private final SandboxSettings settings;
  private final PipelineHome home;
  private final ToolSecrets secrets;

  Supplies(KubeClient client, SandboxSettings settings, PipelineHome home) {
    this.client = client;
    this.settings = settings;
    this.home = home;
    this.secrets = new ToolSecrets(client);
  }

  /**
   * Everything that the build asks for.
   *
   * @throws ComponentsException.NotFound when a secret is not there that the build names
   * @throws ComponentsException.Invalid when a secret is of no use, or is not for builds
   * @throws ComponentsException.Forbidden when something of the platform is not there
   */
  Furniture of(SandboxOrder order) {
    List<SandboxOrder.Need> needs = order.needs();
    if (needs.size() > MOST_SECRETS) {
      throw ComponentsException.Invalid.because(
          "A build can have %d secrets at most, and this one names %d. Put several into one."
              .formatted(MOST_SECRETS, needs.size()));
    }
    List<Furniture.Copy> ofTool = new ArrayList<>();
    for (SandboxOrder.Need need : needs) {
      KubeObject original = secrets.find(order.tool(), need.name(), need.use().key());
      ofTool.add(
          new Furniture.Copy(need.name(), need.use(), SecretCopies.of(order, need, original)));
    }
    List<KubeObject> ofPlatform =
        settings.secrets().stream()
            .map(name -> SecretCopies.ofPlatform(order, platform(Resource.SECRETS, name)))
            .toList();
    return new Furniture(ofTool, ofPlatform, pipeline(order));
  }

  private List<Item> pipeline(SandboxOrder order) {
    List<Item> all = new ArrayList<>();
    KubeObject pipeline = platform(Resource.PIPELINES, home.pipeline());
    for (String task : PipelineCopy.tasks(pipeline)) {
      all.add(copied(order, Resource.TASKS, platform(Resource.TASKS, task)));
    }
    all.add(copied(order, Resource.PIPELINES, pipeline));
    return all;
  }

  private static Item copied(SandboxOrder order, Resource resource, KubeObject original) {
    return new Item(resource, PipelineCopy.of(order, resource, original));
  }

  private KubeObject platform(Resource resource, String name) {
    return client
        .get(resource, home.namespace(), name)
        .orElseThrow(() ->
            new ComponentsException.Forbidden(
                "The platform lacks what builds in sandboxes need: there is no %s '%s' in namespace %s. Tell the administrators."
                    .formatted(resource.kind(), name, home.namespace())));
  }
}
