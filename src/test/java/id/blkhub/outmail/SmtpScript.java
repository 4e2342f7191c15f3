package id.blkhub.outmail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers what a test says; no server in use refuses on demand. */
public final class SmtpScript implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> said = new CopyOnWriteArrayList<>();

  public SmtpScript() throws IOException {
    Thread thread = new Thread(this::serve, "smtp-script");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Answers lines that begin so; an empty answer ends the connection. */
  public SmtpScript answer(String line, String answer) {
    answers.put(line, answer);
    return this;
  }

  /** Takes everything from now on. */
  public void behave() {
    answers.clear();
  }

  /** What clients said, without what mails say. */
  public List<String> said() {
    return said;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // the client or the test has ended
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    OutputStream out = client.getOutputStream();
    if (!write(out, answers.getOrDefault("", "220 test"))) {
      return;
    }
    String line = in.readLine();
    while (line != null) {
      said.add(line);
      if (!write(out, answer(line))) {
        return;
      }
      if (line.equals("DATA") && answer(line).startsWith("354")) {
        while (!".".equals(line)) {
          line = in.readLine();
        }
        if (!write(out, answer("."))) {
          return;
        }
      }
      line = in.readLine();
    }
  }

  private static boolean write(OutputStream out, String answer) throws IOException {
    out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return !answer.isEmpty();
  }

  private String answer(String line) {
    return answers.entrySet().stream()
        .filter(one -> !one.getKey().isEmpty() && line.startsWith(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(
            () ->
                switch (line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT)) {
                  case "EHLO" -> "250-test\r\n250 AUTH PLAIN";
                  case "AUTH" -> "235 ok";
                  case "DATA" -> "354 go on";
                  case "QUIT" -> "221 bye";
                  default -> "250 ok";
                });
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
