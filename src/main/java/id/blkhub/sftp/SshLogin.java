package id.blkhub.sftp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who the hub is at a partner's SFTP server, and how it knows the server: {@code hub.logins.<name>}
 * of the type {@code ssh}.
 *
 * @param setting where it stands in the settings
 * @param key the password; with a key file what opens that
 * @param keyFile the hub's private key; null for a login by password
 * @param hostKeys SHA-256 fingerprints of the server's keys, as {@code ssh-keygen -l} shows them
 * @param timeout for the login
 */
record SshLogin(
    String setting,
    String user,
    @Nullable String key,
    @Nullable Path keyFile,
    Set<String> hostKeys,
    Duration timeout) {
  private static final String TYPE = "ssh";
  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(20);

  /** Its keys; no other may be given. */
  private static final List<String> KEYS =
      List.of("type", "user", "key", "key-file", "host-keys", "timeout");

  SshLogin {
    hostKeys = Set.copyOf(hostKeys);
  }

  /** As the settings have it. */
  record SshSettings(
      @Nullable String type,
      @Nullable String user,
      @Nullable String key,
      @Nullable String keyFile,
      @Nullable String hostKeys,
      @Nullable Duration timeout) {}

  /**
   * @param settings null where there are none under the name
   * @param given the keys that are given, however they are written
   * @throws IllegalArgumentException that names every setting which is missing or wrong
   */
  static SshLogin of(String name, @Nullable SshSettings settings, Set<String> given) {
    String setting = "hub.logins." + name;
    if (settings == null || !TYPE.equals(settings.type())) {
      throw SftpProblem.SETTING.mistake(
          setting + ".type = ssh, with user, host-keys, and key or key-file");
    }
    List<String> wrong = new ArrayList<>();
    if (isBlank(settings.user())) {
      wrong.add(setting + ".user is missing");
    }
    if (isBlank(settings.key()) && isBlank(settings.keyFile())) {
      wrong.add(setting + ".key or .key-file is missing");
    }
    Set<String> hostKeys = fingerprints(settings.hostKeys());
    if (hostKeys.isEmpty() || !hostKeys.stream().allMatch(FINGERPRINT.asMatchPredicate())) {
      wrong.add(
          setting
              + ".host-keys is fingerprints such as SHA256:<43 characters>, with spaces between");
    }
    Set<String> known = KEYS.stream().map(SshLogin::plain).collect(Collectors.toSet());
    given.stream()
        .filter(key -> !known.contains(plain(key)))
        .sorted()
        .forEach(key -> wrong.add(setting + '.' + key + " is not read by a login of type ssh"));
    if (!wrong.isEmpty()) {
      throw SftpProblem.SETTING.mistake(String.join("; ", wrong));
    }
    return new SshLogin(
        setting,
        String.valueOf(settings.user()),
        isBlank(settings.key()) ? null : settings.key(),
        isBlank(settings.keyFile()) ? null : Path.of(String.valueOf(settings.keyFile())),
        hostKeys,
        settings.timeout() == null ? USUAL_TIMEOUT : settings.timeout());
  }

  private static Set<String> fingerprints(@Nullable String text) {
    return text == null || text.isBlank()
        ? Set.of()
        : new LinkedHashSet<>(Arrays.asList(text.strip().split("[\\s,]+")));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** The environment writes names without hyphens. */
  private static String plain(String key) {
    return key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "SshLogin[" + setting + ", user=" + user + "]";
  }
}
