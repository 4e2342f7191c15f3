package id.blkhub.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tries to open all listeners at once and closes them again. */
final class FreePorts implements AutoCloseable {
  private final List<ServerSocket> taken = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private FreePorts() {}

  /** What is in the way, one sentence each. */
  static List<String> problems(List<Listening> all) {
    try (FreePorts ports = new FreePorts()) {
      all.forEach(ports::take);
      return List.copyOf(ports.problems);
    }
  }

  private void take(Listening wanted) {
    try {
      InetAddress address = wanted.host().isEmpty() ? null : InetAddress.getByName(wanted.host());
      ServerSocket socket = new ServerSocket();
      taken.add(socket);
      socket.bind(new InetSocketAddress(address, wanted.port()));
    } catch (UnknownHostException e) {
      problems.add(said(StartRule.NO_ADDRESS, wanted, "the host is not known"));
    } catch (BindException e) {
      // the message is the operating system's own, in English
      String why = String.valueOf(e.getMessage());
      boolean inUse = why.toLowerCase(Locale.ROOT).contains("in use");
      problems.add(said(inUse ? StartRule.PORT_TAKEN : StartRule.NO_ADDRESS, wanted, why));
    } catch (IOException e) {
      problems.add(said(StartRule.NO_ADDRESS, wanted, String.valueOf(e.getMessage())));
    }
  }

  private static String said(StartRule rule, Listening wanted, String why) {
    return rule.said(wanted.name(), wanted.shownHost(), wanted.port(), wanted.setting(), why);
  }

  @Override
  public void close() {
    for (ServerSocket socket : taken) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new IllegalStateException("a port that was tried cannot be given back", e);
      }
    }
  }
}
