package id.blkhub.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A partner's own STOMP 1.2 client: one thread, one thing at a time. Either it sends, each message
 * with a receipt, or it subscribes and takes.
 */
public final class StompPartner implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final AtomicInteger receipts = new AtomicInteger();

  /** One frame. */
  public record Frame(String command, Map<String, String> headers, byte[] body) {
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** The hub answered with an ERROR. */
  public static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(Frame frame) {
      super(frame.headers().getOrDefault("message", "") + ' ' + frame.text());
    }
  }

  public StompPartner(String partner, int port) throws IOException {
    this(partner, partner, port);
  }

  public StompPartner(String user, String password, int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    out = socket.getOutputStream();
    try {
      write(
          "CONNECT",
          Map.of("accept-version", "1.2", "host", "hub", "login", user, "passcode", password),
          new byte[0]);
      expect("CONNECTED");
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends and returns once the hub has confirmed it. */
  public void send(String destination, byte[] body, Map<String, String> headers)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("destination", destination);
    all.put("content-length", Integer.toString(body.length));
    confirmed("SEND", all, body);
  }

  /** Sends a frame of any kind and waits for its receipt. */
  public void confirmed(String command, Map<String, String> headers, byte[] body)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    String receipt = "r" + receipts.incrementAndGet();
    all.put("receipt", receipt);
    write(command, all, body);
    Frame answer = expect("RECEIPT");
    if (!receipt.equals(answer.headers().get("receipt-id"))) {
      throw new IOException("another receipt than " + receipt);
    }
  }

  /** From now on {@link #take()} gives what arrives there. */
  public void subscribe(String destination, String mode) throws IOException {
    confirmed("SUBSCRIBE", Map.of("id", "1", "destination", destination, "ack", mode), new byte[0]);
  }

  /** The next message; blocks. */
  public Frame take() throws IOException {
    return expect("MESSAGE");
  }

  public void acknowledge(Frame message) throws IOException {
    write("ACK", Map.of("id", message.headers().get("ack")), new byte[0]);
  }

  public void giveBack(Frame message) throws IOException {
    write("NACK", Map.of("id", message.headers().get("ack")), new byte[0]);
  }

  /** Takes and acknowledges until the connection ends. */
  public void takeAll(String destination, Consumer<Frame> taken) throws IOException {
    socket.setSoTimeout(0);
    subscribe(destination, "client-individual");
    while (true) {
      Frame message = take();
      taken.accept(message);
      acknowledge(message);
    }
  }

  /** Sends without waiting for anything. */
  public void write(String command, Map<String, String> headers, byte[] body) throws IOException {
    StringBuilder head = new StringBuilder(command).append('\n');
    headers.forEach(
        (name, value) ->
            head.append(escaped(name)).append(':').append(escaped(value)).append('\n'));
    head.append('\n');
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    frame.writeBytes(body);
    frame.write(0);
    out.write(frame.toByteArray());
    out.flush();
  }

  private Frame expect(String command) throws IOException {
    Frame frame = read();
    if (frame.command().equals("ERROR")) {
      throw new Refused(frame);
    }
    if (!frame.command().equals(command)) {
      throw new IOException(frame.command() + " instead of " + command);
    }
    return frame;
  }

  private Frame read() throws IOException {
    String command = line();
    while (command.isEmpty()) {
      command = line();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.putIfAbsent(
          unescaped(line.substring(0, colon)), unescaped(line.substring(colon + 1)));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (headers.containsKey("content-length")) {
      body.writeBytes(in.readNBytes(Integer.parseInt(headers.get("content-length"))));
    }
    for (int next = octet(); next != 0; next = octet()) {
      body.write(next);
    }
    return new Frame(command, headers, body.toByteArray());
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = octet(); next != '\n'; next = octet()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private int octet() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException("the hub closed the connection");
    }
    return next;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(":", "\\c");
  }

  private static String unescaped(String text) {
    return text.replace("\\c", ":").replace("\\n", "\n").replace("\\\\", "\\");
  }

  /** Goes away at once; what it did not acknowledge is not lost. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
