package id.blkhub.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Both ends of the HTTP measurement, as cheap as they can be: a server that takes everything, and
 * senders that keep their connection. The same for posting straight and through the hub.
 */
final class HttpEnds implements AutoCloseable {
  private static final byte[] TAKEN =
      "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
          .getBytes(StandardCharsets.US_ASCII);
  private static final int SENDERS = 16;

  private final ServerSocket server;
  private final AtomicInteger taken = new AtomicInteger();

  HttpEnds() throws IOException {
    server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    Thread accepting = new Thread(this::accept, "http-end");
    accepting.setDaemon(true);
    accepting.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  int port() {
    return server.getLocalPort();
  }

  /** Requests answered since the start. */
  int taken() {
    return taken.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        Thread thread = new Thread(() -> serve(socket), "http-end-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
        OutputStream out = socket.getOutputStream()) {
      while (skipMessage(in) != null) {
        taken.incrementAndGet();
        out.write(TAKEN);
      }
    } catch (IOException gone) {
      // whoever closed its connection is done
    }
  }

  /** The first line of a message, which is read to its end; null at the end of the stream. */
  private static String skipMessage(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    int length = 0;
    boolean chunked = false;
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
      chunked |= line.equalsIgnoreCase("transfer-encoding: chunked");
    }
    in.skipNBytes(length);
    while (chunked) {
      int part = Integer.parseInt(line(in), 16);
      in.skipNBytes(part);
      line(in);
      chunked = part > 0;
    }
    return first;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n') {
        return line.toString();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return null;
  }

  /**
   * Posts all bodies over kept connections and returns when each was answered.
   *
   * @param paths where each body goes, one request for each
   * @param expected how an answer begins
   */
  static void post(int port, byte[][] bodies, String[] paths, String expected) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<Exception> failure = new AtomicReference<>();
    Thread[] threads = new Thread[SENDERS];
    for (int i = 0; i < SENDERS; i++) {
      threads[i] =
          new Thread(
              () -> {
                try {
                  run(port, bodies, paths, expected, next);
                } catch (IOException e) {
                  failure.compareAndSet(null, e);
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static void run(
      int port, byte[][] bodies, String[] paths, String expected, AtomicInteger next)
      throws IOException {
    String login = Base64.getEncoder().encodeToString("blk:blk".getBytes(StandardCharsets.UTF_8));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
        OutputStream out = socket.getOutputStream()) {
      socket.setTcpNoDelay(true);
      for (int n = next.getAndIncrement(); n < bodies.length; n = next.getAndIncrement()) {
        for (String path : paths) {
          byte[] head =
              ("POST "
                      + path
                      + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic "
                      + login
                      + "\r\nContent-Type: application/json\r\nContent-Length: "
                      + bodies[n].length
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII);
          byte[] request = java.util.Arrays.copyOf(head, head.length + bodies[n].length);
          System.arraycopy(bodies[n], 0, request, head.length, bodies[n].length);
          out.write(request);
          String answer = skipMessage(in);
          if (answer == null || !answer.startsWith(expected)) {
            throw new IOException("answered " + answer);
          }
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
