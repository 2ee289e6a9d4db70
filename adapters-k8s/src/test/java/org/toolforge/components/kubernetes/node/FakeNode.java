package org.toolforge.components.kubernetes.node;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.toolforge.components.kubernetes.client.Cluster;
import org.toolforge.components.kubernetes.client.Informer;
import org.toolforge.components.kubernetes.client.KubeObject;
import org.toolforge.components.kubernetes.client.Namespaces;
import org.toolforge.components.kubernetes.client.Resource;
import org.toolforge.components.kubernetes.harness.ContainerLog;
import org.toolforge.components.kubernetes.harness.FakeKubelet;
import org.toolforge.components.kubernetes.harness.KubeTestServer;
import org.toolforge.components.kubernetes.harness.NeedsRealServer;

/**
 * Takes every pod of a tool that has no node, and plays what a test tells of its component: unless
 * told otherwise it comes up, or ends well. For tests with {@link NeedsRealServer}.
 */
public final class FakeNode implements AutoCloseable {

  private static final String COMPONENT = "toolforge.org/component";

  private final Cluster cluster;
  private final FakeKubelet kubelet;
  private final Informer informer;
  private final Map<String, Fate> fates = new ConcurrentHashMap<>();
  private final Map<String, PodLife> lives = new ConcurrentHashMap<>();

  /** By who made them, how many pods have begun to run. */
  private final Map<String, AtomicInteger> begun = new ConcurrentHashMap<>();

  private boolean held;
  private boolean closed;

  private FakeNode(KubeTestServer server, FakeKubelet kubelet) {
    this.cluster = server.connect();
    this.kubelet = kubelet;
    this.informer = new Informer(cluster.client(), Resource.PODS, "", new Pods());
  }

  /** Adds it to a server's cluster, where there should be only one at a time. */
  public static FakeNode join(KubeTestServer server, FakeKubelet kubelet) {
    FakeNode node = new FakeNode(server, kubelet);
    node.informer.start();
    return node;
  }

  /** Says what becomes of a component's pods from now on; also of those that wait to come up. */
  public void let(String component, Fate fate) {
    fates.put(component, fate);
  }

  /** Keeps pods from becoming ready or ending well, until they are released. */
  public synchronized void hold() {
    held = true;
  }

  /** Lets all those go on that are held, and the ones to come. */
  public synchronized void release() {
    held = false;
    notifyAll();
  }

  /** Has the pods of nodes that are gone made again, so that they come here. */
  public void takeOver() {
    for (KubeObject pod : cluster.client().list(Resource.PODS, "", "")) {
      if (Namespaces.tool(pod.namespace()).isPresent() && !isOurs(pod)) {
        JsonObject options = new JsonObject();
        options.addProperty("gracePeriodSeconds", 0);
        cluster.client().delete(Resource.PODS, pod.namespace(), pod.name(), options);
      }
    }
  }

  private boolean isOurs(KubeObject pod) {
    String name =
        pod.part("spec").map(spec -> spec.get("nodeName")).map(JsonElement::getAsString).orElse("");
    return name.isEmpty() || name.equals(kubelet.node());
  }

  /** What a container of a pod prints. */
  public ContainerLog log(String namespace, String pod, String container) {
    return kubelet.log(namespace, pod, container);
  }

  /** What becomes of a pod, by the component that it is labelled with. */
  Fate fate(KubeObject pod) {
    return fates.getOrDefault(pod.label(COMPONENT).orElse(""), new Fate.Well());
  }

  FakeKubelet kubelet() {
    return kubelet;
  }

  /** How many pods of that owner have begun to run, with this one. */
  int begin(String owner) {
    return begun.computeIfAbsent(owner, uid -> new AtomicInteger()).incrementAndGet();
  }

  /** Waits until pods may come up, or this one is to stop. */
  synchronized void awaitRelease(PodLife life) throws InterruptedException {
    while (held && !closed && !life.isStopped()) {
      wait();
    }
  }

  /** Waits until this pod is to stop. */
  synchronized void awaitEnd(PodLife life) throws InterruptedException {
    while (!closed && !life.isStopped()) {
      wait();
    }
  }

  synchronized boolean isClosed() {
    return closed;
  }

  private synchronized void wakeAll() {
    notifyAll();
  }

  /** Leaves the pods as they are. */
  @Override
  public void close() {
    informer.close();
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    cluster.close();
  }

  private final class Pods implements Informer.Listener {

    @Override
    public void seen(KubeObject pod) {
      if (Namespaces.tool(pod.namespace()).isEmpty() || !isOurs(pod)) {
        return;
      }
      PodLife life = lives.get(pod.uid());
      if (life == null) {
        PodLife begun = new PodLife(FakeNode.this, cluster.client(), pod);
        lives.put(pod.uid(), begun);
        life = begun;
        Thread unused = Thread.ofVirtual().name("pod-" + pod.name()).start(begun::live);
      }
      if (pod.isBeingDeleted()) {
        life.stop();
        wakeAll();
      }
    }

    @Override
    public void deleted(KubeObject pod) {
      PodLife life = lives.remove(pod.uid());
      if (life != null) {
        life.stop();
        wakeAll();
        kubelet.forget(pod.namespace(), pod.name());
      }
    }

    @Override
    public void listed(Set<String> uids, long version) {
      // Who is gone meanwhile finds out when it writes its status.
    }
  }
}
