package org.toolforge.components.kubernetes.resilience;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.toolforge.components.kubernetes.client.Cluster;

/**
 * A wire to the API server that can be cut, or fall silent: then nothing gets through, and nobody
 * is told so. What was sent meanwhile arrives when it works again.
 */
public final class DeadWire implements AutoCloseable {

  private final Kubeconfig kubeconfig = Kubeconfig.shared();
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private boolean silent;
  private int connections;

  /** The connection that carries nothing any more; 0 for none. */
  private int dead;

  /** To the shared server. */
  public DeadWire() {
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public Cluster connect() {
    return kubeconfig.via("https://127.0.0.1:" + entrance.getLocalPort());
  }

  public synchronized void silence(boolean on) {
    silent = on;
    notifyAll();
  }

  /** Nothing gets through the latest connection, ever; others work. */
  public synchronized void forgetConnection() {
    dead = connections;
  }

  private synchronized int next() {
    connections++;
    return connections;
  }

  /** Breaks every connection in the middle of whatever it carries. */
  public void cut() {
    open.forEach(DeadWire::close);
    open.clear();
  }

  private void accept() {
    URI server = kubeconfig.server();
    try {
      while (true) {
        Socket near = entrance.accept();
        Socket far = new Socket(server.getHost(), server.getPort());
        open.add(near);
        open.add(far);
        int number = next();
        Thread.ofVirtual().start(() -> carry(number, near, far));
        Thread.ofVirtual().start(() -> carry(number, far, near));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void carry(int number, Socket from, Socket to) {
    byte[] bytes = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        awaitSound(number);
        out.write(bytes, 0, read);
      }
    } catch (IOException | InterruptedException e) {
      // Cut; the other end is to notice.
    }
    close(from);
    close(to);
  }

  private synchronized void awaitSound(int number) throws InterruptedException {
    while (silent || number == dead) {
      wait();
    }
  }

  private synchronized void revive() {
    dead = 0;
    silence(false);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    revive();
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    cut();
  }
}
