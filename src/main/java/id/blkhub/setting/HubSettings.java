package id.blkhub.setting;

import static id.blkhub.setting.SettingTypes.FLAG;
import static id.blkhub.setting.SettingTypes.POSITIVE;
import static id.blkhub.setting.SettingTypes.TEXT;
import static id.blkhub.setting.SettingTypes.WEB_PORT;

import id.blkhub.declaration.Key;
import id.blkhub.declaration.KeyGroup;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All settings: those below {@code hub}, and those of others that an operator of the hub needs. */
public final class HubSettings {
  private static final List<KeyGroup> HUB =
      List.of(
          ProcessKeys.FOLDERS,
          ProcessKeys.SECRETS,
          PartnerCallKeys.LOGINS,
          PartnerCallKeys.SIGNATURES,
          PartnerCallKeys.TLS,
          PartnerCallKeys.DATABASES,
          MailKeys.BOXES,
          ProcessKeys.WORK,
          ListenerKeys.QUEUES,
          ListenerKeys.TLS,
          ListenerKeys.HTTP,
          ProcessKeys.DATABASE,
          ProcessKeys.RETENTION);

  /** They are Spring Boot's own; the shipped application.yaml sets them. */
  private static final KeyGroup OF_OTHERS =
      KeyGroup.of(
          "web",
          "Peladen web",
          "The web server",
          Key.of(
                  "server.address",
                  TEXT,
                  "Alamat HTTP untuk mitra, dan konsol",
                  "Where HTTP for partners listens, and the console")
              .preset("127.0.0.1"),
          Key.of("server.port", WEB_PORT, "Portanya", "Its port").preset("8080"),
          Key.of(
                  "server.tomcat.threads.max",
                  POSITIVE,
                  "Utas porta HTTP",
                  "Threads of the HTTP port")
              .preset("200"),
          Key.of(
                  "server.servlet.session.timeout",
                  SettingTypes.DURATION,
                  "Berapa lama operator tetap masuk tanpa membuka halaman",
                  "How long an operator stays logged in without opening a page")
              .preset("8h"),
          Key.of(
                  "server.servlet.session.cookie.secure",
                  FLAG,
                  "true bila sebuah proksi mengakhiri TLS untuk konsol; lewat HTTPS hub sendiri"
                      + " kukinya selalu aman",
                  "true where a proxy ends TLS for the console; over the hub's own HTTPS the cookie"
                      + " is secure anyway")
              .preset("false"),
          Key.of(
                  "management.server.address",
                  TEXT,
                  "Alamat kesehatan dan metrik; di luar loopback dengan sertifikat hub.tls",
                  "Where health and metrics listen; beyond loopback with the certificate of"
                      + " hub.tls")
              .preset("127.0.0.1"),
          Key.of("management.server.port", WEB_PORT, "Portanya", "Its port").preset("8081"));

  private HubSettings() {}

  /** The settings below {@code hub}, by what they are about. */
  public static List<KeyGroup> groups() {
    return HUB;
  }

  /** Settings of the web server. */
  public static KeyGroup ofOthers() {
    return OF_OTHERS;
  }

  /** The settings below {@code hub}. */
  public static List<Key> all() {
    return HUB.stream().flatMap(group -> group.keys().stream()).toList();
  }

  /** Whether a part of its name is chosen by people, as in {@code hub.accounts.<partner>}. */
  public static boolean isOpen(Key setting) {
    return setting.name().contains("<");
  }

  /** The fixed begin of an open name: {@code hub.accounts}. */
  public static String begin(Key setting) {
    return setting.name().substring(0, setting.name().indexOf(".<"));
  }

  /** What follows the part that people choose: {@code token-pointer}; empty for nothing. */
  public static String end(Key setting) {
    return setting.name().replaceFirst(".*>\\.?", "");
  }

  /**
   * The values of the settings that nobody gives. Those below a name that people choose hold once
   * the name is there; who reads them has them too.
   */
  public static Map<String, Object> defaults() {
    return all().stream()
        .filter(setting -> !isOpen(setting) && setting.presence().preset() != null)
        .collect(Collectors.toUnmodifiableMap(Key::name, Key::presetValue));
  }
}
