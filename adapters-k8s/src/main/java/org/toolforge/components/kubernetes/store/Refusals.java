package org.toolforge.components.kubernetes.store;

import java.time.InstantSource;
import java.util.Optional;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.mapping.DeploymentMapper;

/** Tells who made a ToolDeployment that nothing will come of it, and why. */
public final class Refusals {

  private final KubeClient client;
  private final Mirror<KnownDeployment> known;
  private final DeploymentMapper mapper;
  private final ClusterEvents events;
  private final InstantSource clock;

  public Refusals(
      KubeClient client,
      Mirror<KnownDeployment> known,
      DeploymentMapper mapper,
      ClusterEvents events,
      InstantSource clock) {
    this.client = client;
    this.known = known;
    this.mapper = mapper;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes the end into its status.
   *
   * @param reason one word in CamelCase
   * @param message a sentence
   * @return whether it is written; false when somebody wrote since
   */
  public boolean refuse(KnownDeployment one, String reason, String message) {
    KubeObject object = one.object();
    KubeObject body = object.writable(Resource.TOOL_DEPLOYMENTS);
    body.tree()
        .add(
            "status",
            mapper.refusedStatus(
                reason, message, clock.instant(), object.generation(), one.conditions()));
    Optional<KubeObject> written = client.replaceStatus(Resource.TOOL_DEPLOYMENTS, body);
    written.ifPresent(refused -> {
      known.learn(refused);
      events.warn(object, reason, message);
    });
    return written.isPresent();
  }
}
