package id.blkhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.declaration.KeyReads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each key of partner.yaml says something: it is read, and what is read is acted on. */
class ProfileKeysTest {
  private static final String PROFILE =
      """
      id: bank
      name: {id: Bank, en: The bank}
      sends: [{kind: microcredit-decision, version: 2}]
      receives:
        - kind: certification
          scope: all
          when: '.decision == "K"'
          requires: [/registrationNo]
          version: 1
          agreement:
            reference: PKS-2026-020
            basis: consent
            purpose: loans
            consent: {purpose: microcredit}
            validUntil: 2027-12-31
            crossBorder: false
            expireAfter: 14d
            fields: [/certificateNo]
        - kind: tracer-survey
          scope: own
          agreement:
            reference: PKS-2026-022
            basis: public-task
            purpose: survey
            validUntil: 2027-12-31
            fields: [/surveyNo]
      answers: [certificate-check]
      asks:
        - question: blank-check
          of: bnsp
          perMinute: 60
          agreement:
            reference: PKS-2026-023
            basis: public-task
            purpose: checks
            validUntil: 2027-12-31
            fields: [/valid]
      stage: live
      limits: {maxMessageBytes: 1MiB, messagesPerMinute: 600, quota: {age: 14d, bytes: 2GiB}}
      alerts: {silentFor: 24h, oldestQueued: 1h}
      """;

  @TempDir Path routes;

  @Test
  void shouldHaveEveryKeyRead() {
    assertThat(KeyReads.unread(ProfileKeys.class, AgreementKeys.class, ProfileSchema.class))
        .isEmpty();
  }

  /** What the reader makes of a profile is asked for by the rest of the hub. */
  @Test
  void shouldActOnEverythingThatIsRead() {
    List<Class<?>> records =
        List.of(
            PartnerProfile.class,
            PartnerProfile.Reception.class,
            PartnerProfile.ProfileQuestions.class,
            PartnerProfile.AgreedQuestion.class,
            PartnerProfile.Agreement.class,
            PartnerProfile.LegalGround.class,
            PartnerProfile.GrantedField.class,
            PartnerProfile.Limits.class,
            PartnerProfile.Alerts.class);

    assertThat(records).flatMap(KeyReads::unused).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id: Bank                     | id: Bank Lain
          en: The bank                 | en: Another bank
          kind: microcredit-decision   | kind: vacancy
          version: 2                   | version: 3
          kind: certification          | kind: placement
          scope: all                   | scope: own
          when: '.decision == "K"'     | when: '.decision == "BK"'
          requires: [/registrationNo]  | requires: [/person/nik]
          version: 1                   | version: 4
          reference: PKS-2026-020      | reference: PKS-2026-021
          basis: consent               | basis: contract
          purpose: loans               | purpose: placement
          consent: {purpose: microcredit} | consent: {purpose: job-matching}
          validUntil: 2027-12-31       | validUntil: 2027-12-30
          crossBorder: false           | crossBorder: true
          expireAfter: 14d             | expireAfter: 15d
          fields: [/certificateNo]     | fields: [{/certificateNo: mask}]
          answers: [certificate-check] | answers: [number-check]
          question: blank-check        | question: number-check
          of: bnsp                     | of: lsp-konstruksi
          perMinute: 60                | perMinute: 61
          reference: PKS-2026-023      | reference: PKS-2026-024
          fields: [/valid]             | fields: [/holder]
          stage: live                  | stage: test
          maxMessageBytes: 1MiB        | maxMessageBytes: 1KiB
          messagesPerMinute: 600       | messagesPerMinute: 601
          age: 14d                     | age: 13d
          bytes: 2GiB                  | bytes: 1GiB
          silentFor: 24h               | silentFor: 25h
          oldestQueued: 1h             | oldestQueued: 2h
          """)
  void shouldMakeAnotherProfileOfAnotherValue(String written, String other) throws IOException {
    assertThat(PROFILE).contains(written);

    assertThat(read(PROFILE.replace(written, other))).isNotEqualTo(read(PROFILE));
  }

  /** Every key but the id, which is the name of the folder. */
  @Test
  void shouldTryEveryKeyWithAnotherValue() {
    assertThat(PROFILE).contains(keys().toList());
  }

  private static Stream<String> keys() {
    return Stream.of(
            ProfileKeys.PROFILE,
            ProfileKeys.NAMES,
            ProfileKeys.SENT,
            ProfileKeys.RECEPTION,
            ProfileKeys.ASKED,
            AgreementKeys.QUESTION_AGREEMENT,
            AgreementKeys.AGREEMENT,
            AgreementKeys.CONSENT_GROUP,
            ProfileKeys.LIMITS,
            ProfileKeys.QUOTA,
            ProfileKeys.ALERTS)
        .flatMap(group -> group.keys().stream())
        .map(key -> key.name() + ":");
  }

  private PartnerProfile read(String profile) throws IOException {
    Files.createDirectories(routes.resolve("bank"));
    Files.writeString(routes.resolve("bank/partner.yaml"), profile);
    PartnerProfiles loaded = PartnerProfiles.load(routes);
    assertThat(loaded.problems()).isEmpty();
    return loaded.profiles().get("bank");
  }
}
