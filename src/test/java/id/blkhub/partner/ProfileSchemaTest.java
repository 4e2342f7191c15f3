package id.blkhub.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import id.blkhub.contract.Contract;
import id.blkhub.contract.Contracts;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What editors are told of partner.yaml is what the hub reads. */
class ProfileSchemaTest {
  private static final Contract SCHEMA = Contracts.alone("partner", ProfileSchema.whole());
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String PROFILE =
      """
      id: bank
      name: {id: Bank Contoh, en: Example Bank}
      sends: [microcredit-decision]
      receives:
        - kind: certification
          scope: all
          when: '.decision == "K"'
          agreement:
            reference: PKS-2026-020
            basis: consent
            purpose: microcredit
            consent: {purpose: job-matching}
            validUntil: 2027-12-31
            crossBorder: false
            expireAfter: 14d
            fields: [/certificateNo, {/person/nik: mask}]
      stage: live
      limits: {maxMessageBytes: 1MiB, messagesPerMinute: 600, quota: {age: 14d, bytes: 2GiB}}
      alerts: {silentFor: 24h, oldestQueued: 1h}
      """;

  @TempDir Path folder;

  static Stream<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("routes"))) {
      return files.filter(file -> file.endsWith("partner.yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shouldFitEveryShippedProfile(Path file) throws IOException {
    assertThat(violations(Files.readString(file))).isEmpty();
    assertThat(Files.readAllLines(file).get(0))
        .isEqualTo(
            "# yaml-language-server: $schema=../../src/main/resources/partner/partner.schema.json");
  }

  @Test
  void shouldFitWhatTheHubReads() throws IOException {
    assertThat(problems(PROFILE)).isEmpty();
    assertThat(violations(PROFILE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          id: bank                     | id: Bank
          id: bank                     | nama: bank
          name: {id: Bank Contoh, en: Example Bank} | name: {id: Bank Contoh}
          name: {id: Bank Contoh, en: Example Bank} | name: {id: Bank, en: Bank, jv: Bank}
          name: {id: Bank Contoh, en: Example Bank} | name: ' '
          sends: [microcredit-decision] | sends: microcredit-decision
          sends: [microcredit-decision] | sends: [Microcredit]
          sends: [microcredit-decision] | sends: [a, a]
          kind: certification          | kinds: certification
          scope: all                   | scope: any
          scope: all                   | scopes: all
          when: '.decision == "K"'     | if: '.decision == "K"'
          reference: PKS-2026-020      | refs: PKS-2026-020
          basis: consent               | basis: persetujuan
          basis: consent               | bases: consent
          purpose: microcredit         | purpose: ' '
          consent: {purpose: job-matching} | consent: job-matching
          consent: {purpose: job-matching} | consent: {purpose: Job Matching}
          consent: {purpose: job-matching} | consent: {}
          consent: {purpose: job-matching} | consents: {purpose: job-matching}
          purpose: microcredit         | purposes: microcredit
          validUntil: 2027-12-31       | validUntil: 2027-02-30
          validUntil: 2027-12-31       | until: 2027-12-31
          crossBorder: false           | crossBorder: tidak
          expireAfter: 14d             | expireAfter: 0d
          fields: [/certificateNo,     | fields: [certificateNo,
          {/person/nik: mask}          | {/person/nik: hide}
          fields: [/certificateNo, {/person/nik: mask}] | fields: []
          fields: [/certificateNo, {/person/nik: mask}] | fields: /certificateNo
          stage: live                  | stage: hidup
          stage: live                  | stages: live
          maxMessageBytes: 1MiB        | maxMessageBytes: 1MB
          maxMessageBytes: 1MiB        | maxBytes: 1MiB
          messagesPerMinute: 600       | messagesPerMinute: 0
          messagesPerMinute: 600       | messagesPerMinute: viele
          quota: {age: 14d, bytes: 2GiB} | quota: {ages: 14d}
          quota: {age: 14d, bytes: 2GiB} | quota: 14d
          age: 14d                     | age: 14 d
          silentFor: 24h               | silent: 24h
          oldestQueued: 1h             | oldestQueued: 1w
          alerts: {silentFor: 24h, oldestQueued: 1h} | alerts: 1h
          """)
  void shouldRefuseWhatTheHubRefuses(String right, String wrong) throws IOException {
    assertThat(PROFILE).contains(right);
    String profile = PROFILE.replace(right, wrong);

    assertThat(problems(profile)).as("the hub").isNotEmpty();
    assertThat(violations(profile)).as("the schema").isNotEmpty();
  }

  /** Schema and reader take this from the same keys. */
  @Test
  void shouldRequireWhatTheHubRequires() throws IOException {
    Map<String, String> parts =
        Map.of(
            "{}", "/required",
            "{id: bank, stage: test, name: {}}", "/$defs/names/required",
            "{id: bank, stage: test, name: B, receives: [{}]}", "/$defs/reception/required",
            "{id: bank, stage: test, name: B, receives: [{kind: k, scope: all, agreement: {}}]}",
                "/$defs/agreement/required");
    for (Map.Entry<String, String> part : parts.entrySet()) {
      Set<String> required = new TreeSet<>();
      ProfileSchema.whole().at(part.getValue()).forEach(key -> required.add(key.asText()));

      assertThat(problems(part.getKey()))
          .as(part.getValue())
          .containsExactlyInAnyOrderElementsOf(
              required.stream().map(key -> "key \"" + key + "\" is required").toList());
    }
  }

  private static List<Violation> violations(String profile) throws IOException {
    JsonNode document = YAML.readTree(profile);
    return SCHEMA.check(document).errors();
  }

  private List<String> problems(String profile) throws IOException {
    Path file = folder.resolve("bank/partner.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, profile);
    return PartnerProfiles.load(folder).problems().stream()
        .map(problem -> problem.message().en())
        .toList();
  }
}
