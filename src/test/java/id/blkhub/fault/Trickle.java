package id.blkhub.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The line between a client and the hub; once {@link #slow()} was called, it lets through one byte
 * a second of what the hub sends.
 */
final class Trickle implements AutoCloseable {
  private static final int WINDOW = 4_096;

  private final ServerSocket listening;
  private final int hub;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile boolean slow;

  Trickle(int hubPort) throws IOException {
    hub = hubPort;
    listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  void slow() {
    slow = true;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listening.accept();
      Socket server = new Socket();
      // what the system buffers the hub would think to be taken
      server.setReceiveBufferSize(WINDOW);
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), hub));
      sockets.add(client);
      sockets.add(server);
      start(() -> copy(client.getInputStream(), server.getOutputStream(), false));
      start(() -> copy(server.getInputStream(), client.getOutputStream(), true));
    }
  }

  private void copy(InputStream in, OutputStream out, boolean fromHub) throws IOException {
    byte[] part = new byte[WINDOW];
    Semaphore never = new Semaphore(0);
    try {
      int read = in.read(part, 0, 1);
      while (read > 0) {
        out.write(part, 0, read);
        out.flush();
        boolean trickling = fromHub && slow;
        if (trickling) {
          never.tryAcquire(1, TimeUnit.SECONDS);
        }
        read = in.read(part, 0, trickling ? 1 : Math.max(1, Math.min(WINDOW, in.available())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // the end of a connection
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
