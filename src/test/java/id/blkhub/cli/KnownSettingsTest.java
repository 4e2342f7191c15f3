package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.declaration.KeyReads;
import id.blkhub.http.LoginSettings;
import id.blkhub.http.SignatureSettings;
import id.blkhub.setting.HubSettings;
import id.blkhub.setting.SettingDefaults;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.mock.env.MockEnvironment;

/** A setting that somebody reads is known, and none is known that nobody reads. */
class KnownSettingsTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path DECLARATIONS = SOURCES.resolve("id/blkhub/setting");
  private static final Pattern READ = Pattern.compile("\"(?:\\$\\{)?(hub\\.[a-z.-]+[a-z])[\":}]");
  private static final Pattern RECORD =
      Pattern.compile(
          "package (\\S+);.*@ConfigurationProperties\\(\"(hub[a-z.-]*)\"\\)[^{;]*?record (\\w+)\\(",
          Pattern.DOTALL);

  /** Read one by one below these. */
  private static final Set<String> SECTIONS =
      Set.of(
          "hub.tls", "hub.broker.tls", "hub.broker", "hub.retention", "hub.database", "hub.http");

  @Test
  void shouldKnowEverySettingThatIsRead() throws Exception {
    Set<String> read = new TreeSet<>();
    for (Path file : sources()) {
      String text = Files.readString(file);
      READ.matcher(text).results().map(found -> found.group(1)).forEach(read::add);
      var record = RECORD.matcher(text);
      if (record.find()) {
        Class<?> type = Class.forName(record.group(1) + "." + record.group(3));
        read.addAll(names(record.group(2), type));
      }
    }
    read.removeAll(KnownSettings.open().keySet());
    read.removeAll(SECTIONS);

    assertThat(KnownSettings.names()).containsAll(read);
  }

  @Test
  void shouldHaveEverySettingReadByCodeThatActsOnIt() throws Exception {
    Set<String> components = new TreeSet<>();
    Set<String> ignored = new TreeSet<>();
    StringBuilder all = new StringBuilder();
    for (Path file : sources()) {
      String text = Files.readString(file);
      all.append(file.startsWith(DECLARATIONS) ? "" : text);
      var record = RECORD.matcher(text);
      if (record.find()) {
        Class<?> type = Class.forName(record.group(1) + "." + record.group(3));
        components.addAll(names(record.group(2), type));
        ignored.addAll(ignored(type));
      }
    }

    assertThat(ignored).as("parts of records that nobody asks for").isEmpty();
    assertThat(KnownSettings.names())
        .allMatch(
            name ->
                components.contains(name)
                    || all.indexOf("${" + name + "}") >= 0
                    || all.indexOf('"' + name + '"') >= 0
                    || isOfACertificate(name, all)
                    || all.indexOf(variable(name)) >= 0);
  }

  /** The same words below two prefixes. */
  private static boolean isOfACertificate(String name, StringBuilder sources) {
    return name.matches("hub\\.(broker\\.)?tls\\..*")
        && sources.indexOf('.' + name.substring(name.lastIndexOf('.') + 1) + '"') >= 0;
  }

  private static String variable(String name) {
    return '"' + name.toUpperCase(java.util.Locale.ROOT).replace('.', '_') + '"';
  }

  private static Set<String> ignored(Class<?> record) {
    Set<String> ignored = new TreeSet<>(KeyReads.unusedAnywhere(record));
    for (RecordComponent component : record.getRecordComponents()) {
      if (component.getType().isRecord()) {
        ignored.addAll(ignored(component.getType()));
      }
    }
    return ignored;
  }

  /** Login and signature are read below a name that people choose. */
  @Test
  void shouldKnowEveryKeyOfALoginAndOfASignature() throws ClassNotFoundException {
    Set<String> ofLogins = names("", LoginSettings.class);
    ofLogins.addAll(names("", Class.forName("id.blkhub.sftp.SshLogin$SshSettings")));
    assertThat(KnownSettings.open().get("hub.logins").keySet()).isEqualTo(ofLogins);
    assertThat(KnownSettings.open().get("hub.signatures").keySet())
        .isEqualTo(names("", SignatureSettings.class));
  }

  @Test
  void shouldHaveTheDeclaredDefaultsInALogin() {
    LoginSettings login =
        LoginSettings.token("https://bnsp.example/auth", "u", "u", "k", "k", "/token");

    assertThat(presetOfLogin("type")).isEqualTo(login.type());
    assertThat(presetOfLogin("client-auth")).isEqualTo(login.clientAuth());
    assertThat(presetOfLogin("token-header")).isEqualTo(login.tokenHeader());
    assertThat(DurationStyle.detectAndParse(presetOfLogin("ttl"))).isEqualTo(login.ttl());
    assertThat(DurationStyle.detectAndParse(presetOfLogin("timeout"))).isEqualTo(login.timeout());
  }

  private static String presetOfLogin(String key) {
    return HubSettings.all().stream()
        .filter(setting -> setting.name().equals("hub.logins.<name>." + key))
        .findFirst()
        .orElseThrow()
        .presetValue();
  }

  @ParameterizedTest
  @CsvSource({
    "hub.logins.bnsp.tokn-pointer, /token, hub.logins.bnsp.token-pointer",
    "HUB_LOGINS_BNSP_USERHEADR,   x-user, hub.logins.bnsp.user-header",
    "hub.signatures.bank.secrt,   x,      hub.signatures.bank.secret",
    "hub.logins.bnsp,             x,      HUB-S009",
    "hub.logins.bnsp.ttl,         soon,   a duration such as",
  })
  void shouldRefuseAWrongKeyOrValueOfALogin(String name, String value, String said) {
    MockEnvironment environment = new MockEnvironment().withProperty(name, value);

    assertThat(new SettingsCheck(environment).problems())
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(name, said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hub.logins.bnsp.token-pointer",
        "hub.logins.lsp-p1.userHeader",
        "HUB_LOGINS_BNSP_USERHEADER",
        "HUB_LOGINS_BNSP_USER_HEADER",
        "hub.signatures.bank.partner-id",
        "hub.accounts.blk",
      })
  void shouldTakeEveryKeyOfALoginHoweverItIsWritten(String name) {
    assertThat(new SettingsCheck(new MockEnvironment().withProperty(name, "x")).problems())
        .isEmpty();
  }

  @Test
  void shouldDeclareNoDefaultThatIsWrong() {
    MockEnvironment environment = new MockEnvironment();
    SettingDefaults.addTo(environment);

    assertThat(new SettingsCheck(environment).problems()).isEmpty();
  }

  /** A default in the shipped file would be a second one. */
  @Test
  void shouldShipNoOtherDefaults() throws IOException {
    Map<?, ?> shipped =
        new org.yaml.snakeyaml.Yaml()
            .load(Files.readString(Path.of("src/main/resources/application.yaml")));

    assertThat(shipped.containsKey("hub")).isFalse();
  }

  private static Set<String> names(String prefix, Class<?> type) {
    Set<String> names = new TreeSet<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = (prefix.isEmpty() ? "" : prefix + '.') + dashed(component.getName());
      if (component.getType().isRecord()) {
        names.addAll(names(name, component.getType()));
      } else {
        names.add(name);
      }
    }
    return names;
  }

  private static String dashed(String name) {
    String dashed = name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    return ConfigurationPropertyName.of(dashed).toString();
  }

  private static Iterable<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
