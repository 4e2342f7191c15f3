package id.blkhub.cli;

import id.blkhub.tls.AddressScope;
import id.blkhub.tls.Certificates;
import id.blkhub.tls.WebTls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;

/**
 * A place where the hub is going to listen, as its settings say.
 *
 * @param name for people, {@code AMQP}
 * @param setting that says where, for people
 * @param host empty for all addresses of the machine
 * @param port 0 for a free one
 * @param tls whether what goes over it is encrypted
 */
record Listening(String name, String setting, String host, int port, boolean tls) {
  private static final List<String> QUEUES = List.of("amqp", "mqtt", "stomp");

  /** All listeners, as the settings say. */
  static List<Listening> of(Environment settings) {
    List<Listening> all = new ArrayList<>();
    for (String protocol : QUEUES) {
      if (settings.getProperty("hub.broker." + protocol + ".enabled", Boolean.class, true)) {
        all.addAll(queue(settings, protocol));
      }
    }
    all.addAll(
        hosts(
            "HTTP",
            "server.address",
            settings.getProperty("server.address", ""),
            settings.getProperty("server.port", Integer.class, 8080),
            WebTls.hasItsOwn(settings, "server.ssl")));
    if (WebTls.hasCertificate(settings, Certificates.HUB)) {
      all.addAll(
          hosts(
              "HTTPS",
              "hub.tls",
              settings.getProperty("hub.tls.host", ""),
              settings.getProperty("hub.tls.https", Integer.class, 8443),
              true));
    }
    String management = settings.getProperty("management.server.address", "");
    all.addAll(
        hosts(
            "Management",
            "management.server.address",
            management,
            settings.getProperty("management.server.port", Integer.class, 8081),
            WebTls.hasItsOwn(settings, "management.server.ssl") || WebTls.ofManagement(settings)));
    return all.stream().filter(one -> one.port() >= 0).toList();
  }

  private static List<Listening> queue(Environment settings, String protocol) {
    String clear = "hub.broker." + protocol;
    String name = protocol.toUpperCase(Locale.ROOT);
    List<Listening> all =
        new ArrayList<>(
            hosts(
                name,
                clear,
                settings.getProperty(clear + ".host", "127.0.0.1"),
                settings.getProperty(clear + ".port", Integer.class, 0),
                false));
    if (WebTls.hasCertificate(settings, Certificates.QUEUES)) {
      all.addAll(
          hosts(
              name,
              "hub.broker.tls",
              settings.getProperty("hub.broker.tls.host", "127.0.0.1"),
              settings.getProperty("hub.broker.tls." + protocol, Integer.class, 0),
              true));
    }
    return all;
  }

  /** The broker takes several hosts, separated by commas. */
  private static List<Listening> hosts(
      String name, String setting, String hosts, int port, boolean tls) {
    return Arrays.stream(hosts.split(",", -1))
        .map(host -> new Listening(name, setting, host.strip(), port, tls))
        .toList();
  }

  /** Whether other machines may reach it. */
  boolean beyondLoopback() {
    return AddressScope.beyondLoopback(host);
  }

  /** The host as people write it. */
  String shownHost() {
    return host.isEmpty() ? "0.0.0.0" : host;
  }
}
