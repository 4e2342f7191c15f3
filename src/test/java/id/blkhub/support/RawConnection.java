package id.blkhub.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Bytes to a port of the hub and what comes back, as no decent client would send them. */
public final class RawConnection implements AutoCloseable {
  private final Socket socket;
  private boolean broken;

  private RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
  }

  public static RawConnection to(int port) throws IOException {
    return new RawConnection(new Socket("127.0.0.1", port));
  }

  /** With TLS, whoever's certificate it is. */
  public static RawConnection tlsTo(int port) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustsAll()}, null);
      return new RawConnection(context.getSocketFactory().createSocket("127.0.0.1", port));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

    @Override
    public java.security.cert.X509Certificate[] getAcceptedIssuers() {
      return new java.security.cert.X509Certificate[0];
    }
  }

  /** Sends as much as the hub takes; whether it still did. */
  public boolean send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      broken = true;
    }
    return !broken;
  }

  public boolean send(String text) {
    return send(text.getBytes(ISO_8859_1));
  }

  /** Each byte in a packet of its own. */
  public void sendSlowly(byte[] bytes) {
    for (int at = 0; at < bytes.length && !broken; at++) {
      send(new byte[] {bytes[at]});
    }
  }

  /**
   * What comes until the hub ends the connection.
   *
   * @throws AssertionError when it has not ended in time
   */
  public String untilEnd(Duration patience) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    long end = System.nanoTime() + patience.toNanos();
    try {
      InputStream in = socket.getInputStream();
      byte[] some = new byte[8_192];
      while (true) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) left);
        int count = in.read(some);
        if (count < 0) {
          break;
        }
        all.write(some, 0, count);
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError(
          "still open after " + patience + ", said: " + all.toString(ISO_8859_1), e);
    } catch (IOException reset) {
      // it has ended, if not politely
    }
    return all.toString(ISO_8859_1);
  }

  /** Reads what is there until it holds a text; what was read so far where the hub ends it. */
  public String until(String expected, Duration patience) throws IOException {
    StringBuilder all = new StringBuilder();
    socket.setSoTimeout((int) patience.toMillis());
    while (all.indexOf(expected) < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      all.append((char) next);
    }
    return all.toString();
  }

  public byte[] read(int count) throws IOException {
    socket.setSoTimeout(10_000);
    return socket.getInputStream().readNBytes(count);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
