package id.blkhub.http;

import id.blkhub.message.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What is wrong with the settings of one login: a key that is missing, one that its type does not
 * read, a value that cannot be. Each mistake names the setting; no secret is shown.
 */
public final class LoginCheck {
  private final String prefix;
  private final LoginSettings settings;
  private final List<String> missing = new ArrayList<>();
  private final List<Text> mistakes = new ArrayList<>();

  private LoginCheck(String name, LoginSettings settings) {
    this.prefix = "hub.logins." + name + '.';
    this.settings = settings;
    LoginType.of(settings.type())
        .ifPresentOrElse(
            type -> {
              keys(type);
              values(type);
            },
            () ->
                wrong(
                    "type",
                    "harus salah satu dari " + LoginType.known() + ", bukan " + settings.type(),
                    "is one of " + LoginType.known() + ", not " + settings.type()));
  }

  /**
   * What a start would say of a login whose secret is given; empty where it would take it. A value
   * that its type cannot be is not said here but where all settings are checked.
   *
   * @param environment the settings
   */
  public static Optional<Text> mistake(String name, Environment environment) {
    LoginSettings settings = read(name, environment);
    if (settings == null || settings.key() == null) {
      return Optional.empty();
    }
    LoginCheck check = new LoginCheck(name, settings);
    if (!check.missing.isEmpty()) {
      return Optional.of(PartnerCallProblem.SETTING.text(String.join(", ", check.missing)));
    }
    return check.mistakes.isEmpty() ? Optional.empty() : Optional.of(check.joined());
  }

  private static @Nullable LoginSettings read(String name, Environment environment) {
    try {
      return Binder.get(environment)
          .bind("hub.logins." + name, Bindable.of(LoginSettings.class))
          .orElse(null);
    } catch (BindException notItsType) {
      return null;
    }
  }

  /**
   * The type of a login without a mistake.
   *
   * @throws IllegalArgumentException that names what is missing, or else every mistake
   */
  static LoginType require(String name, LoginSettings settings) {
    LoginCheck check = new LoginCheck(name, settings);
    if (!check.missing.isEmpty()) {
      throw PartnerCallProblem.SETTING.mistake(String.join(", ", check.missing));
    }
    if (!check.mistakes.isEmpty()) {
      throw PartnerCallProblem.OPTION.mistake(check.joined());
    }
    return LoginType.of(settings.type()).orElseThrow();
  }

  private Text joined() {
    return new Text(
        mistakes.stream().map(Text::id).collect(Collectors.joining("; ")),
        mistakes.stream().map(Text::en).collect(Collectors.joining("; ")));
  }

  private void wrong(String key, String id, String en) {
    mistakes.add(new Text(prefix + key + ' ' + id, prefix + key + ' ' + en));
  }

  private void keys(LoginType type) {
    Map<String, String> given = settings.given();
    for (String key : new TreeSet<>(type.needs())) {
      if (!given.containsKey(key)) {
        missing.add(prefix + key);
      }
    }
    for (String key : given.keySet()) {
      if (!type.reads(key)) {
        wrong(
            key,
            "tidak dibaca login dengan type " + type.text() + "; hapus",
            "is not read by a login of the type " + type.text() + "; remove it");
      }
    }
  }

  private void values(LoginType type) {
    Map<String, String> given = settings.given();
    if (type.fetches() && given.containsKey("url")) {
      url(given.getOrDefault("url", ""));
    }
    for (String key : List.of("token-pointer", "expires-pointer")) {
      if (given.containsKey(key)) {
        pointer(key, given.getOrDefault(key, ""));
      }
    }
    for (String key : List.of("user-header", "key-header", "token-header")) {
      if (given.containsKey(key) && !HeaderText.isFreeName(given.getOrDefault(key, ""))) {
        wrong(
            key,
            "bukan nama header yang boleh dipilih",
            "is no name of a header that the hub leaves free");
      }
    }
    for (String key : inHeaders(type)) {
      if (given.containsKey(key) && !HeaderText.isValue(given.getOrDefault(key, ""))) {
        wrong(
            key,
            "memuat karakter yang tidak dapat dibawa header, misalnya akhir baris; hanya ASCII yang"
                + " terlihat dan spasi",
            "holds a character that no header can carry, such as a line end; only visible ASCII and"
                + " spaces");
      }
    }
    if (type == LoginType.BASIC && given.getOrDefault("user", "").contains(":")) {
      wrong(
          "user",
          "memuat titik dua, yang tidak dapat dibawa login Basic",
          "holds a colon, which a Basic login cannot carry");
    }
    if (type == LoginType.OAUTH2) {
      oauth(given);
    }
  }

  private void oauth(Map<String, String> given) {
    if (!given.getOrDefault("scope", "a").matches("[\\x21\\x23-\\x5b\\x5d-\\x7e ]+")) {
      wrong(
          "scope",
          "harus kata ASCII tanpa tanda kutip, dipisahkan spasi",
          "is words of ASCII without quotes, separated by spaces");
    }
    if (!Set.of("basic", "post").contains(settings.clientAuth())) {
      wrong(
          "client-auth",
          "harus basic atau post, bukan " + settings.clientAuth(),
          "is basic or post, not " + settings.clientAuth());
    }
  }

  private void url(String value) {
    try {
      CallOptions.url(value, "url");
    } catch (IllegalArgumentException notAUrl) {
      wrong(
          "url",
          "bukan alamat http atau https tanpa pengguna dan fragmen",
          "is no http or https URL without user and fragment");
    }
  }

  private void pointer(String key, String value) {
    try {
      CallOptions.pointer(value, key);
    } catch (IllegalArgumentException notAPointer) {
      wrong(
          key,
          "harus JSON Pointer, misalnya /data/token",
          "is no JSON Pointer such as /data/token");
    }
  }

  /** The values that become headers as they are; the others are encoded first. */
  private static List<String> inHeaders(LoginType type) {
    return switch (type) {
      case TOKEN -> List.of("user", "key", "token-prefix");
      case HEADER -> List.of("key", "token-prefix");
      case OAUTH2 -> List.of("token-prefix");
      case BASIC -> List.of();
    };
  }
}
