package org.toolforge.components.kubernetes.build;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.toolforge.components.ComponentsException;
import org.toolforge.components.config.GitRef;
import org.toolforge.components.config.Sandbox;
import org.toolforge.components.config.ToolName;
import org.toolforge.components.kubernetes.build.sandbox.SandboxOrder;
import org.toolforge.components.kubernetes.build.sandbox.SandboxSettings;
import org.toolforge.components.kubernetes.client.KubeClient;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.Await;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.Yaml;
import org.toolforge.components.kubernetes.tekton.FakeTekton;
import org.toolforge.components.port.BuildRequest;

/** A platform on which builds can have sandboxes, with a pipeline, and tools of the test's own. */
final class SandboxedBuilds implements AutoCloseable {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** What the names of this test's tools begin with, so that nobody else's runs are driven. */
  private final String tools =
      "sb%dx%dx".formatted(ProcessHandle.current().pid(), NUMBER.incrementAndGet());

  final String namespace = BuildSystem.namespace();
  final BuildSettings settings = BuildSettings.DEFAULT.in(namespace).slots(2, 3).with(sandboxes());
  final FakeTekton tekton =
      FakeTekton.in(namespace, BuildSystem.Node.KUBELET, SandboxOrder.namespaceOf(tools));
  BuildSystem system;

  SandboxedBuilds() {
    system = BuildSystem.leading(settings);
    make(
        Resource.PIPELINES,
        namespace,
        "buildpacks",
        "spec: {tasks: [{name: build-from-git, taskRef: {name: buildpacks-task}}]}");
    make(Resource.TASKS, namespace, "buildpacks-task", "spec: {steps: []}");
    make(Resource.SECRETS, namespace, "registry", "stringData: {robot: word-of-the-robot}");
  }

  static SandboxSettings sandboxes() {
    SandboxSettings usual = SandboxSettings.DEFAULT;
    return new SandboxSettings(
        false,
        Map.of("internet", "[{}]"),
        "internet",
        usual.limits(),
        List.of("registry"),
        "secrets-ws",
        usual.labels());
  }

  void restart() {
    system.close();
    system = BuildSystem.leading(settings);
  }

  KubeClient client() {
    return system.cluster().client();
  }

  ToolName newTool() {
    ToolName tool = new ToolName(tools + NUMBER.incrementAndGet());
    KubeTestServer.shared().createNamespace("tool-" + tool);
    return tool;
  }

  void make(Resource resource, String where, String name, String rest) {
    KubeObject object = KubeObject.named(resource, where, name);
    Yaml.object(rest).tree().asMap().forEach(object.tree()::add);
    Optional<KubeObject> unused = client().create(resource, object);
  }

  void secret(ToolName tool, String name, String rest) {
    make(Resource.SECRETS, "tool-" + tool, name, rest);
  }

  static BuildOrder order(ToolName tool, String component, Sandbox sandbox) {
    return order(tool, component, sandbox, Duration.ofMinutes(30));
  }

  static BuildOrder order(ToolName tool, String component, Sandbox sandbox, Duration limit) {
    return new BuildOrder(
        tool,
        Orders.key(component),
        new BuildRequest(Orders.request().source(), GitRef.HEAD, limit, sandbox),
        InstantSource.system().instant());
  }

  /** Starts it, as often as it takes: a new namespace needs a moment until its quota counts. */
  void start(BuildOrder order) {
    Await.until(
        "the build was started",
        () -> {
          try {
            system.start(order);
            return true;
          } catch (ComponentsException.Unavailable e) {
            return false;
          }
        });
  }

  static String place(BuildOrder order) {
    return SandboxOrder.namespaceOf(order.id());
  }

  Optional<KubeObject> sandbox(BuildOrder order) {
    return client().get(Resource.NAMESPACES, "", place(order));
  }

  void awaitGone(BuildOrder order) {
    Await.until(
        "the sandbox is gone", () -> sandbox(order).isEmpty(), () -> sandbox(order).toString());
  }

  @Override
  public void close() {
    system.close();
    tekton.close();
  }
}
