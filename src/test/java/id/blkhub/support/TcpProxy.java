package id.blkhub.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A line between the hub and a server that can be cut, made slow or made to hang. */
public final class TcpProxy implements AutoCloseable {
  private static final int CHUNK = 16_384;

  private final int target;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Semaphore never = new Semaphore(0);
  private volatile boolean cut;
  private volatile boolean cutAfterAnswer;
  private volatile boolean hanging;
  private volatile long delayMillis;
  private final AtomicInteger turnedAway = new AtomicInteger();

  /**
   * @param target port on this machine
   */
  public TcpProxy(int target) throws IOException {
    this.target = target;
    door = new ServerSocket(FreePorts.next(), 50, InetAddress.getLoopbackAddress());
    start("proxy-door", this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** Ends every connection, and every one that comes. */
  public void cut() {
    cut = true;
    open.forEach(TcpProxy::end);
  }

  /** Cuts the line once the server has answered something. */
  public void cutAfterNextAnswer() {
    cutAfterAnswer = true;
  }

  /** Connections that came while the line was cut. */
  public int turnedAway() {
    return turnedAway.get();
  }

  /** Lets nothing through from now on, without ending anything. */
  public void hang() {
    hanging = true;
  }

  /** Holds up everything that passes, in either direction. */
  public void slow(Duration delay) {
    delayMillis = delay.toMillis();
  }

  /** All is well again; what hung goes on. */
  public void mend() {
    cut = false;
    hanging = false;
    delayMillis = 0;
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (cut) {
          turnedAway.incrementAndGet();
          end(client);
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        start("proxy-out", () -> pump(client, server, false));
        start("proxy-back", () -> pump(server, client, true));
      } catch (IOException e) {
        // closed, or a client that was gone before it was served
      }
    }
  }

  private void pump(Socket from, Socket to, boolean back) {
    byte[] chunk = new byte[CHUNK];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        if (delayMillis > 0) {
          pause(delayMillis);
        }
        while (hanging) {
          pause(20);
        }
        out.write(chunk, 0, read);
        if (back && cutAfterAnswer) {
          cutAfterAnswer = false;
          cut();
        }
      }
    } catch (IOException e) {
      // one side is gone, and with it the other
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end(from);
    end(to);
    open.remove(from);
    open.remove(to);
  }

  /** Nobody ever gives the permit: this is a pause. */
  private void pause(long millis) throws InterruptedException {
    if (never.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("a permit nobody gave");
    }
  }

  private static void end(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // it is closed
    }
  }

  @Override
  public void close() throws IOException {
    mend();
    door.close();
    open.forEach(TcpProxy::end);
  }
}
