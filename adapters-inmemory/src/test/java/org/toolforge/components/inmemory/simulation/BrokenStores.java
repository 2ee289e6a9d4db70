package org.toolforge.components.inmemory.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.deployment.Deployment;
import org.toolforge.components.deployment.DeploymentId;
import org.toolforge.components.deployment.Intent;
import org.toolforge.components.deployment.Progress;
import org.toolforge.components.port.DeploymentStore;
import org.toolforge.components.port.StoredDeployment;
import org.toolforge.components.port.Subscription;

/** Deployment stores that are wrong on purpose, each in one way. */
final class BrokenStores {

  private BrokenStores() {}

  /** Whoever writes last wins, and may undo what others wrote. */
  static final class LastWriterWins extends Forwarding {
    LastWriterWins(DeploymentStore delegate) {
      super(delegate);
    }

    @Override
    public Optional<StoredDeployment> saveProgress(StoredDeployment base, Progress progress) {
      return super.saveProgress(present(base), progress);
    }

    private StoredDeployment present(StoredDeployment base) {
      Deployment deployment = base.deployment();
      return find(deployment.tool(), deployment.id()).orElse(base);
    }
  }

  /** Two deployments of a tool may be active: it looks away from the first when a second comes. */
  static final class Unguarded extends Forwarding {
    private final Set<DeploymentId> overlooked = new HashSet<>();

    Unguarded(DeploymentStore delegate) {
      super(delegate);
    }

    @Override
    public StoredDeployment create(Deployment deployment) {
      try {
        return super.create(deployment);
      } catch (ComponentsException.Conflict e) {
        for (StoredDeployment other : super.list(deployment.tool())) {
          if (other.deployment().isActive()) {
            overlooked.add(other.deployment().id());
            super.saveIntent(other, Intent.DELETE);
          }
        }
        return super.create(deployment);
      }
    }

    @Override
    public List<StoredDeployment> list(ToolName tool) {
      return super.list(tool).stream().map(this::asItWas).toList();
    }

    private StoredDeployment asItWas(StoredDeployment stored) {
      Deployment deployment = stored.deployment();
      return overlooked.contains(deployment.id())
          ? new StoredDeployment(
              new Deployment(
                  deployment.id(),
                  deployment.tool(),
                  deployment.createdAt(),
                  deployment.request(),
                  Intent.RUN,
                  deployment.progress()),
              stored.version())
          : stored;
    }
  }

  /** Hands everything on. */
  abstract static class Forwarding implements DeploymentStore {
    private final DeploymentStore delegate;

    Forwarding(DeploymentStore delegate) {
      this.delegate = delegate;
    }

    @Override
    public StoredDeployment create(Deployment deployment) {
      return delegate.create(deployment);
    }

    @Override
    public Optional<StoredDeployment> find(ToolName tool, DeploymentId id) {
      return delegate.find(tool, id);
    }

    @Override
    public List<StoredDeployment> list(ToolName tool) {
      return delegate.list(tool);
    }

    @Override
    public List<StoredDeployment> unfinished() {
      return delegate.unfinished();
    }

    @Override
    public List<StoredDeployment> awaitingCall() {
      return delegate.awaitingCall();
    }

    @Override
    public Optional<StoredDeployment> saveProgress(StoredDeployment base, Progress progress) {
      return delegate.saveProgress(base, progress);
    }

    @Override
    public Optional<StoredDeployment> saveIntent(StoredDeployment base, Intent intent) {
      return delegate.saveIntent(base, intent);
    }

    @Override
    public boolean remove(StoredDeployment base) {
      return delegate.remove(base);
    }

    @Override
    public Subscription watch(Consumer<StoredDeployment> onWrite) {
      return delegate.watch(onWrite);
    }
  }
}
