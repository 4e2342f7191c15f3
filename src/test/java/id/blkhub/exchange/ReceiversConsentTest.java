package id.blkhub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.contract.Contracts;
import id.blkhub.exchange.Receivers.Bar;
import id.blkhub.mapping.Mappings;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.PartnerProfiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A partner under an agreement on consent gets nothing that the person did not consent to. */
class ReceiversConsentTest {
  private static final PartnerProfiles SHIPPED = PartnerProfiles.load(Path.of("routes"));
  private static final Receivers RECEIVERS =
      new Receivers(
          Contracts.load(Path.of("mappings")),
          new Conditions(Mappings.load(Path.of("mappings"))),
          // a few minutes into the tenth in Jakarta
          Clock.fixed(Instant.parse("2026-03-09T17:05:00Z"), ZoneOffset.UTC),
          ZoneId.of("Asia/Jakarta"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"purpose":"job-matching"}                                             | true
          {"purpose":"job-matching","recipients":null}                           | true
          {"purpose":"job-matching","recipients":["supra"]}                      | true
          {"purpose":"job-matching","recipients":["bank","supra"]}               | true
          {"purpose":"job-matching","recipients":["bank"]}                       | false
          {"purpose":"job-matching","recipients":["supra2"]}                     | false
          {"purpose":"job-matching","recipients":["SUPRA"]}                      | false
          {"purpose":"job-matching","recipients":[]}                             | false
          {"purpose":"job-matching","recipients":"supra"}                        | false
          {"purpose":"job-matching","withdrawnOn":"2026-02-01"}                  | false
          {"purpose":"job-matching","recipients":["supra"],"withdrawnOn":"2026-02-01"} | false
          {"purpose":"job-matching","expiresOn":"2026-03-10"}                    | true
          {"purpose":"job-matching","expiresOn":"2026-03-09"}                    | false
          {"purpose":"job-matching","expiresOn":"some day"}                      | false
          {"purpose":"microcredit","recipients":["supra"]}                       | false
          {"purpose":"JOB-MATCHING","recipients":["supra"]}                      | false
          {"recipients":["supra"]}                                               | false
          """)
  void shouldAskForThePurposeTheRecipientAndTheTime(String consent, boolean gets) throws Exception {
    assertThat(certificate("[" + consent + "]")).isEqualTo(gets);
    assertThat(certificate("[{\"purpose\":\"tracer-survey\"}," + consent + "]")).isEqualTo(gets);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          null
          []
          {}
          "yes"
          [true]
          [["supra"]]
          """)
  void shouldTakeWhatItDoesNotUnderstandForNoConsent(String consents) throws Exception {
    assertThat(certificate(consents)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id":"C-1","purpose":"microcredit"}                             | true
          {"id":"C-1","purpose":"microcredit","recipients":["PARTNER"]}    | true
          {"id":"C-1","purpose":"microcredit","recipients":["bank-lain"]}  | false
          {"id":"C-1","purpose":"microcredit","withdrawnOn":"2026-02-01"}  | false
          {"id":"C-1","purpose":"job-matching"}                            | false
          {"id":"C-2","purpose":"microcredit"}                             | false
          """)
  void shouldAskForTheVeryConsentThatAMessageNames(String consent, boolean gets) throws Exception {
    for (String partner : new String[] {"bank", "dinkop"}) {
      String document =
          "{\"consentId\": \"C-1\", \"business\": {}, \"context\": {\"consents\": ["
              + consent.replace("PARTNER", partner)
              + "]}}";

      assertThat(bar(partner, "microcredit-referral", document))
          .as(partner)
          .isEqualTo(gets ? null : Bar.CONSENT);
    }
  }

  private static boolean certificate(String consents) throws Exception {
    String document =
        "{\"decision\": \"K\", \"context\": {\"vocation\": \"teknik-las\", \"consents\": "
            + consents
            + "}}";
    Bar bar = bar("supra", "certification", document);
    assertThat(bar).isIn(null, Bar.CONSENT);
    return bar == null;
  }

  private static Bar bar(String partner, String kind, String document) throws Exception {
    PartnerProfile profile = SHIPPED.profiles().get(partner);
    return RECEIVERS
        .bar(
            profile,
            profile.reception(kind).orElseThrow(),
            new ObjectMapper().readTree(document),
            new PartnerId("blk"),
            false)
        .orElse(null);
  }
}
