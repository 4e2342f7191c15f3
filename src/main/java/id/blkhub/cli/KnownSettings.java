package id.blkhub.cli;

import id.blkhub.message.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/**
 * The settings below {@code hub}, and what each may be; a test compares them with who reads them.
 */
final class KnownSettings {
  /** What a value is, and how people are told. */
  enum Form {
    TEXT(String.class, "teks", "a text"),
    FOLDER(Path.class, "nama folder atau berkas", "the name of a folder or file"),
    FLAG(Boolean.class, "true atau false", "true or false"),
    NUMBER(Integer.class, "bilangan bulat", "a whole number"),
    PORT(Integer.class, "porta, 0 sampai 65535", "a port, 0 to 65535"),
    WEB_PORT(
        Integer.class,
        "porta, 0 sampai 65535, atau -1 untuk tidak ada",
        "a port, 0 to 65535, or -1 for none"),
    DURATION(
        Duration.class,
        "lama waktu, misalnya 40s, 1h, atau 30d",
        "a duration such as 40s, 1h or 30d"),
    PERIOD(Period.class, "masa, misalnya 5y atau 90d", "a period such as 5y or 90d"),
    SIZE(DataSize.class, "ukuran, misalnya 4MB", "a size such as 4MB"),
    ZONE(ZoneId.class, "zona waktu, misalnya Asia/Jakarta", "a time zone such as Asia/Jakarta");

    private final Class<?> type;
    private final Text told;

    Form(Class<?> type, String id, String en) {
      this.type = type;
      this.told = new Text(id, en);
    }

    Class<?> type() {
      return type;
    }

    Text told() {
      return told;
    }

    /** Whether a value that has the type is in its range. */
    boolean takes(Object value) {
      if (this != PORT && this != WEB_PORT) {
        return true;
      }
      int port = (Integer) value;
      return port >= (this == WEB_PORT ? -1 : 0) && port <= HIGHEST_PORT;
    }
  }

  private static final int HIGHEST_PORT = 65_535;

  /** Below these anything may stand: names of partners, operators and logins. */
  static final Set<String> OPEN =
      Set.of("hub.accounts", "hub.operators", "hub.logins", "hub.signatures");

  /** Of the web server, and read here because a wrong one is found too late otherwise. */
  private static final Map<String, Form> OF_OTHERS =
      Map.of("server.port", Form.WEB_PORT, "management.server.port", Form.WEB_PORT);

  private static final Map<String, Form> HUB = hub();

  private KnownSettings() {}

  private static Map<String, Form> hub() {
    Map<String, Form> all = new LinkedHashMap<>();
    put(all, Form.FOLDER, "home", "routes", "mappings", "data", "broker.data");
    put(all, Form.TEXT, "master-key", "node", "database.url", "database.user", "database.password");
    put(all, Form.ZONE, "zone");
    put(all, Form.DURATION, "waiting.timeout", "wait-for-data");
    put(all, Form.NUMBER, "replays-an-hour", "largest-body", "database.connections");
    put(all, Form.DURATION, "retention.payload", "retention.rejected", "retention.refusals");
    put(all, Form.DURATION, "retention.inbox");
    put(all, Form.PERIOD, "retention.metadata");
    for (String protocol : List.of("amqp", "mqtt", "stomp")) {
      put(all, Form.FLAG, "broker." + protocol + ".enabled");
      put(all, Form.TEXT, "broker." + protocol + ".host");
      put(all, Form.PORT, "broker." + protocol + ".port", "broker.tls." + protocol);
    }
    for (String tls : List.of("tls", "broker.tls")) {
      put(all, Form.FOLDER, tls + ".keystore", tls + ".certificate", tls + ".private-key");
      put(all, Form.TEXT, tls + ".password", tls + ".type", tls + ".host");
    }
    put(all, Form.PORT, "tls.https");
    put(all, Form.DURATION, "http.head-within", "http.body-within", "http.answer-within");
    put(all, Form.NUMBER, "http.stranger-connections", "http.stranger-threads");
    put(all, Form.NUMBER, "http.partner-connections");
    put(all, Form.FLAG, "allow-plain-text", "trace", "broker.journal-sync");
    put(all, Form.DURATION, "broker.receipts-kept", "broker.longest-pause");
    put(all, Form.DURATION, "broker.finish-within");
    put(all, Form.SIZE, "broker.largest-message", "broker.accepted-per-address");
    put(all, Form.NUMBER, "broker.max-disk-usage", "broker.workers", "broker.workers-per-sender");
    return all;
  }

  private static void put(Map<String, Form> all, Form form, String... names) {
    for (String name : names) {
      all.put("hub." + name, form);
    }
  }

  /** The names below {@code hub}. */
  static Set<String> names() {
    return HUB.keySet();
  }

  /** Those whose form is looked at. */
  static Map<String, Form> forms() {
    Map<String, Form> all = new LinkedHashMap<>(HUB);
    all.putAll(OF_OTHERS);
    return all;
  }
}
