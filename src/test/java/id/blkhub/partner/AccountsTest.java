package id.blkhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class AccountsTest {
  private final Partners partners = new Partners(profiles("blk", "bank-jatim"));

  @Test
  void shouldKnowAPartnerByItsSecret() {
    Accounts accounts = new Accounts(Map.of("blk", List.of(hash("s3cret"))), partners);

    assertThat(accounts.authenticate("blk", "s3cret")).contains("blk");
    assertThat(accounts.authenticate("blk", "S3cret")).isEmpty();
    assertThat(accounts.authenticate("blk", "")).isEmpty();
    assertThat(accounts.authenticate("blk", null)).isEmpty();
    assertThat(accounts.authenticate("bank-jatim", "s3cret")).isEmpty();
    assertThat(accounts.authenticate(null, "s3cret")).isEmpty();
  }

  @Test
  void shouldTakeOldAndNewSecretWhileOneReplacesTheOther() {
    Accounts accounts = new Accounts(Map.of("blk", List.of(hash("old"), hash("new"))), partners);

    assertThat(accounts.authenticate("blk", "old")).contains("blk");
    assertThat(accounts.authenticate("blk", "new")).contains("blk");

    accounts.reload(Map.of("blk", List.of(hash("new"))));

    assertThat(accounts.authenticate("blk", "old")).isEmpty();
    assertThat(accounts.authenticate("blk", "new")).contains("blk");
  }

  @Test
  void shouldEndAnAccountWithItsPartner() {
    Accounts accounts = new Accounts(Map.of("blk", List.of(hash("s"))), partners);

    partners.reload(profiles("bank-jatim"));

    assertThat(accounts.authenticate("blk", "s")).isEmpty();
  }

  @Test
  void shouldReportAnAccountWithoutPartnerAndAdmitNobodyByIt() {
    Accounts accounts = new Accounts(Map.of("bkl", List.of(hash("s"))), partners);

    assertThat(accounts.problems())
        .extracting(Accounts.Problem::code, problem -> problem.message().en())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "HUB-P020",
                "account \"bkl\" has no partner: there is no sound routes/bkl/partner.yaml; did you"
                    + " mean \"blk\"?"));
    assertThat(accounts.authenticate("bkl", "s")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain secret", "abc123"})
  void shouldReportAValueThatIsNoHashWithoutShowingIt(String value) {
    Accounts accounts = new Accounts(Map.of("blk", List.of(value)), partners);

    assertThat(accounts.problems()).extracting(Accounts.Problem::code).containsExactly("HUB-P021");
    assertThat(accounts.problems().get(0).message().en()).doesNotContain("plain", "abc123");
    assertThat(accounts.authenticate("blk", value)).isEmpty();
  }

  @Test
  void shouldReadSettingsAsOneValueOrAList() {
    String one = hash("1");
    String two = hash("2");
    assertThat(
            settings(
                Map.of(
                    "hub.accounts.blk", one,
                    "hub.accounts.bank-jatim[0]", one,
                    "hub.accounts.bank-jatim[1]", two)))
        .isEqualTo(Map.of("blk", List.of(one), "bank-jatim", List.of(one, two)));
    assertThat(settings(Map.of("hub.accounts.blk", one + "," + two)))
        .isEqualTo(Map.of("blk", List.of(one, two)));
    assertThat(settings(Map.of("hub.accounts", ""))).isEmpty();
    assertThat(settings(Map.of())).isEmpty();
  }

  /** application.yaml has an empty section, which stays as an empty value beside the real ones. */
  @Test
  void shouldReadSettingsBesideAnEmptySection() {
    assertThat(settings(Map.of("hub.accounts", "", "hub.accounts.blk", hash("1"))))
        .containsOnlyKeys("blk");
  }

  private static Map<String, List<String>> settings(Map<String, Object> properties) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
    return PartnerConfiguration.accountSettings(environment);
  }

  private static PartnerProfiles profiles(String... ids) {
    TreeMap<String, PartnerProfile> profiles = new TreeMap<>();
    for (String id : ids) {
      profiles.put(
          id,
          new PartnerProfile(
              id,
              null,
              new PartnerProfile.Sending(List.of(), Map.of()),
              List.of(),
              PartnerProfile.ProfileQuestions.NONE,
              PartnerProfile.PartnerStage.LIVE,
              null));
    }
    return new PartnerProfiles(profiles, List.of(), Set.of());
  }

  private static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
