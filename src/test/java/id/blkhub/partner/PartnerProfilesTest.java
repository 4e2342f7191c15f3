package id.blkhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile.AgreedQuestion;
import id.blkhub.partner.PartnerProfile.Agreement;
import id.blkhub.partner.PartnerProfile.Alerts;
import id.blkhub.partner.PartnerProfile.GrantedField;
import id.blkhub.partner.PartnerProfile.LegalGround;
import id.blkhub.partner.PartnerProfile.Limits;
import id.blkhub.partner.PartnerProfile.PartnerScope;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.partner.PartnerProfile.ProfileQuestions;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.partner.PartnerProfile.Sending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnerProfilesTest {
  private static final String SOUND =
      """
      id: bank
      name: {id: Bank, en: The bank}
      sends: [microcredit-decision]
      receives:
        - kind: microcredit-referral
          scope: all
          when: '.bank == "X"'
          requires: [/person/nik]
          agreement: {reference: PKS-1, basis: consent, purpose: credit, consent: {purpose: microcredit},
                      validUntil: 2027-12-31, crossBorder: true, expireAfter: 36h,
                      fields: [/referralNo, {/person/nik: mask}]}
      answers: [account-check]
      asks:
        - question: certificate-check
          of: bnsp
          perMinute: 30
          agreement: {reference: PKS-2, basis: legitimate-interest, purpose: checking, validUntil: 2027-12-30,
                      fields: [/status]}
      stage: test
      limits: {maxMessageBytes: 64KiB, messagesPerMinute: 30, quota: {age: 7d, bytes: 2GiB}}
      alerts: {silentFor: 24h, oldestQueued: 1h}
      """;

  @TempDir Path routes;

  @Test
  void shouldReadEveryPartOfAProfile() throws IOException {
    write("bank", SOUND);

    PartnerProfiles loaded = PartnerProfiles.load(routes);

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.profiles().get("bank"))
        .isEqualTo(
            new PartnerProfile(
                "bank",
                new Text("Bank", "The bank"),
                new Sending(List.of("microcredit-decision"), Map.of()),
                List.of(
                    new Reception(
                        "microcredit-referral",
                        PartnerScope.ALL,
                        ".bank == \"X\"",
                        List.of("/person/nik"),
                        new Agreement(
                            "PKS-1",
                            new LegalGround("consent", "credit", "microcredit"),
                            LocalDate.of(2027, 12, 31),
                            true,
                            Duration.ofHours(36),
                            List.of(
                                new GrantedField("/referralNo", false),
                                new GrantedField("/person/nik", true))),
                        null)),
                new ProfileQuestions(
                    List.of("account-check"),
                    List.of(
                        new AgreedQuestion(
                            "certificate-check",
                            "bnsp",
                            30,
                            new Agreement(
                                "PKS-2",
                                new LegalGround("legitimate-interest", "checking", null),
                                LocalDate.of(2027, 12, 30),
                                false,
                                Duration.ZERO,
                                List.of(new GrantedField("/status", false)))))),
                PartnerStage.TEST,
                new Limits(
                    65_536,
                    30,
                    2L << 30,
                    new Alerts(
                        Optional.of(Duration.ofHours(24)), Optional.of(Duration.ofHours(1))))));
  }

  @Test
  void shouldFillInLimitsThatAreNotWritten() throws IOException {
    write("bank", "id: bank\nname: Bank\nstage: live\n");

    PartnerProfile bank = PartnerProfiles.load(routes).profiles().get("bank");

    assertThat(bank.limits()).isEqualTo(new Limits(1 << 20, 600, 2L << 30, Alerts.NONE));
    assertThat(bank.name()).isEqualTo(new Text("Bank", "Bank"));
  }

  @Test
  void shouldLetDeliveriesWaitForTheAgeOfTheQuotaWhereAnAgreementSaysNothing() throws IOException {
    write("bank", SOUND.replace("expireAfter: 36h,", ""));

    PartnerProfile bank = PartnerProfiles.load(routes).profiles().get("bank");

    assertThat(bank.receives().get(0).agreement().expireAfter()).isEqualTo(Duration.ofDays(7));
  }

  @Test
  void shouldCollectAllProblemsOfAProfileWithTheirLines() throws IOException {
    write(
        "bank",
        """
        id: bnak
        nmae: {id: Bank, en: The bank}
        sends: [microcredit-decision, microcredit-decision]
        stage: life
        limits: {maxMessageBytes: 1TB, messagesPerMinute: 0}
        """);

    PartnerProfiles loaded = PartnerProfiles.load(routes);

    Path file = routes.resolve("bank/partner.yaml");
    assertThat(loaded.profiles()).isEmpty();
    assertThat(loaded.problems())
        .extracting(ProfileProblem::toString)
        .containsExactly(
            file + ":1:1: HUB-P003 key \"name\" is required",
            file + ":1:5: HUB-P005 id \"bnak\" must equal the name of its folder, \"bank\"",
            file + ":2:1: HUB-P002 unknown key \"nmae\"; did you mean \"name\"?",
            file + ":3:31: HUB-P013 \"microcredit-decision\" is written twice",
            file
                + ":4:8: HUB-P007 \"life\" is not known for \"stage\"; choose from: test, live;"
                + " did you mean \"live\"?",
            file
                + ":5:27: HUB-P009 \"1TB\" is not a valid size; write a number and B, KiB, MiB or"
                + " GiB, at most 2MiB",
            file + ":5:51: HUB-P010 \"0\" is not a whole number from 1 to 1000000");
    assertThat(loaded.problems().get(2).message().id())
        .isEqualTo("kunci \"nmae\" tidak dikenal; maksudnya \"name\"?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "validUntil: 2027-12-31 | validUntil: 2027-02-30      | HUB-P011",
        "expireAfter: 36h       | expireAfter: soon           | HUB-P008",
        "expireAfter: 36h       | expireAfter: 0h             | HUB-P008",
        "basis: consent         | basis: habit                | HUB-P007",
        "basis: consent         | basis:                      | HUB-P014",
        "consent: {purpose: microcredit}, | ''                 | HUB-P070",
        "{purpose: microcredit} | {purpose: Micro Credit}     | HUB-P006",
        "{purpose: microcredit} | {}                          | HUB-P003",
        "{purpose: microcredit} | microcredit                 | HUB-P004",
        "[/referralNo           | [referralNo                 | HUB-P012",
        "[/referralNo           | [/referralNo, /referralNo   | HUB-P013",
        "[/referralNo           | [/person                    | HUB-P015",
        "/person/nik: mask      | /person/nik: hide           | HUB-P007",
        "scope: all             | scope: most                 | HUB-P007",
        "scope: all             | scope: [all]                | HUB-P004",
        "purpose: credit,       | ''                          | HUB-P003",
        "microcredit-referral   | out.bnsp.*                  | HUB-P006",
        "sends: [microcredit-decision] | sends: all           | HUB-P004",
        "stage: test            | 'stage: test\tid: ]'        | HUB-P001",
        "24h, oldestQueued      | 24h, oldestQueue            | HUB-P002",
      })
  void shouldNameWhatIsWrong(String sound, String broken, String code) throws IOException {
    assertThat(SOUND).contains(sound);
    write("bank", SOUND.replace(sound, broken));

    PartnerProfiles loaded = PartnerProfiles.load(routes);

    assertThat(loaded.problems()).extracting(ProfileProblem::code).containsExactly(code);
    assertThat(loaded.profiles()).isEmpty();
  }

  @Test
  void shouldRefuseAnAgreementWithoutFields() throws IOException {
    write("bank", SOUND.replace("[/referralNo, {/person/nik: mask}]", "[]"));

    assertThat(PartnerProfiles.load(routes).problems())
        .extracting(ProfileProblem::code)
        .containsExactly("HUB-P014");
  }

  @Test
  void i8_shouldKeepOtherProfilesWhenOneIsBroken() throws IOException {
    write("bank", SOUND);
    write("broken", "id: [");
    write("empty", "");
    Files.createDirectories(routes.resolve("exchange"));

    PartnerProfiles loaded = PartnerProfiles.load(routes);

    assertThat(loaded.profiles()).containsOnlyKeys("bank");
    assertThat(loaded.unsound()).containsExactlyInAnyOrder("broken", "empty");
  }

  @Test
  void i8_shouldKeepTheProfileThatWorksWhenItsFileBreaks() throws IOException {
    write("bank", SOUND);
    write("gone", SOUND.replace("id: bank", "id: gone"));
    Partners partners = new Partners(PartnerProfiles.load(routes));

    write("bank", "id: [");
    Files.delete(routes.resolve("gone/partner.yaml"));
    partners.reload(PartnerProfiles.load(routes));

    assertThat(partners.all()).extracting(PartnerProfile::id).containsExactly("bank");
  }

  @Test
  void shouldAnswerWhoSendsAndWhoReceives() throws IOException {
    write("bank", SOUND);
    Partners partners = new Partners(PartnerProfiles.load(routes));

    assertThat(partners.maySend("bank", "microcredit-decision")).isTrue();
    assertThat(partners.maySend("bank", "microcredit-referral")).isFalse();
    assertThat(partners.maySend("nobody", "microcredit-decision")).isFalse();
    assertThat(partners.receiversOf("microcredit-referral"))
        .extracting(PartnerProfile::id)
        .containsExactly("bank");
    assertThat(partners.receiversOf("microcredit-decision")).isEmpty();
    assertThat(partners.kinds()).containsExactly("microcredit-decision", "microcredit-referral");
  }

  @Test
  void shouldFindNothingWrongWithTheShippedProfiles() {
    PartnerProfiles shipped = PartnerProfiles.load(Path.of("routes"));

    assertThat(shipped.problems()).isEmpty();
    assertThat(shipped.profiles()).containsKeys("blk", "bnsp", "supra");
  }

  private void write(String folder, String yaml) throws IOException {
    Files.createDirectories(routes.resolve(folder));
    Files.writeString(routes.resolve(folder).resolve("partner.yaml"), yaml);
  }
}
