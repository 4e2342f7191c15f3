package id.blkhub.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenario files: those that are shipped, and some that are wrong on purpose. */
class ScenarioTest {
  private static final String BEGIN = "at: 2026-06-01T08:00:00+07:00\nsteps:\n";
  private static final String ENROLMENT =
      """
        - send: {from: blk, kind: enrolment, sample: entrepreneur, id: daftar-125}
      """;
  private static final Map<String, String> WRONG = new LinkedHashMap<>();

  @TempDir static Path folder;
  private static Map<String, Trial> trials;

  static {
    WRONG.put(
        "other-value",
        ENROLMENT
            + """
              - expect:
                  messages:
                    - to: dinkop
                      kind: enrolment
                      subset: {status: LULUS, tanggal_lahir: <date>, kode_pos: <text>}
                  receipts:
                    - {to: blk, state: ACCEPTED}
                    - {to: blk, state: AVAILABLE, partner: dinkop}
                  filtered: [{partner: pengantar-kerja}, {partner: uld}]
            """);
    WRONG.put(
        "other-receipts",
        """
          - send: {from: blk, kind: enrolment, sample: full, with: {/status: LULUSS}}
          - expect:
              receipts:
                - {to: blk, state: ACCEPTED, key: ENR-2026-000123}
        """);
    WRONG.put(
        "nothing-expected",
        ENROLMENT
            + """
              - take: dinkop
              - expect:
                  messages:
                    - {to: dinkop, kind: enrolment, subset: {}}
                    - {to: dinkop, kind: enrolment, subset: {}}
                  receipts:
                    - {to: blk, state: ACCEPTED}
                  filtered: [{partner: pengantar-kerja}, {partner: uld}]
            """);
    WRONG.put(
        "other-call",
        """
          - send: {from: blk, kind: enrolment, sample: full}
          - answer: {partner: bnsp, call: POST /jadwal, status: 200, body: {code: OK, data: {id_jadwal: 7}}}
          - send: {from: blk, kind: assessment, sample: full}
          - expect:
              calls:
                - {to: bnsp, call: POST /jadwal, subset: {tanggal_mulai: 2026-04-09}}
                - {to: bnsp, call: POST /jadwal/pesertas, subset: {}}
              receipts:
                - {to: blk, state: ACCEPTED}
                - {to: blk, state: ACCEPTED}
              filtered:
                - {partner: dinkop, why: scope}
                - {partner: pengantar-kerja, why: condition}
                - {partner: uld, why: consent}
        """);
    WRONG.put(
        "unfinished",
        """
          - answer: {partner: bank, call: POST /v1.0/kur/referral, status: 200}
          - send: {from: blk, kind: enrolment, sample: full}
          - answer: {partner: bnsp, call: POST /jadwal, fails: timeout}
          - send: {from: blk, kind: assessment, sample: full}
          - expect:
              calls: [{to: bnsp, call: POST /jadwal, subset: {}}]
              receipts: [{to: blk, state: ACCEPTED}, {to: blk, state: ACCEPTED}]
              filtered: [{partner: dinkop}, {partner: pengantar-kerja}, {partner: uld}]
        """);
    WRONG.put(
        "names",
        """
          - send: {from: blkk, kind: enrolment, sample: full}
          - send: {from: blk, kind: enrolments, sample: ful, body: {}}
          - expect:
              messages: [{to: dinkop, kind: vacancy}]
        """);
    WRONG.put(
        "schema",
        """
          - sent: {}
          - pass: 1 hour
          - expect: {receipts: [{to: blk, state: DONE}]}
        """);
    WRONG.put("yaml", "  - send: {from: blk\n");
    WRONG.put("twice", "  - pass: 1m\nat: 2026-06-01T08:00:00+07:00\n");
    WRONG.put(
        "no-place",
        """
          - send: {from: blk, kind: enrolment, sample: full, with: {/pesertaa/nik: "1"}}
        """);
  }

  @BeforeAll
  static void play() throws IOException {
    Path routes = folder.resolve("routes");
    copy(Path.of("routes"), routes);
    for (Map.Entry<String, String> wrong : WRONG.entrySet()) {
      Files.writeString(
          routes.resolve("scenarios").resolve("wrong-" + wrong.getKey() + ".scenario.yaml"),
          BEGIN + wrong.getValue());
    }
    trials =
        Rehearsal.of(routes, Path.of("mappings")).run(name -> name.contains(".scenario.")).stream()
            .collect(Collectors.toMap(ScenarioTest::name, Function.identity()));
  }

  @Test
  void shouldPassWhatIsShipped() {
    List<Trial> shipped =
        trials.values().stream().filter(trial -> !name(trial).startsWith("wrong-")).toList();

    assertThat(shipped).hasSizeGreaterThanOrEqualTo(13).allMatch(Trial::passed);
  }

  @Test
  void shouldShowEachDifferentValueAndTheLineThatMadeIt() {
    assertThat(complaint("other-value"))
        .containsExactly(
            at("other-value", 6, 11) + ": message to dinkop, enrolment",
            "  /status: expected \"LULUS\", got \"MENGIKUTI\"",
            "    mappings/dinkop/out/enrolment.jslt:18:3  \"status\": get-key($statuses, .status),",
            "  /tanggal_lahir: expected \"<date>\", got \"05/07/2001\"",
            "    mappings/dinkop/orang.jslt:10:5  \"tanggal_lahir\": date-to($p.birthDate,"
                + " \"dd/MM/yyyy\"),");
  }

  @Test
  void shouldShowWhatTheSenderIsToldInBothLanguages() {
    assertThat(complaint("other-receipts"))
        .containsExactly(
            at("other-receipts", 6, 11)
                + ": expected: receipt to blk: ACCEPTED, key ENR-2026-000123; it did not come",
            "not expected: receipt to blk: REJECTED [HUB-C023 /status], enrolment",
            "  HUB-C023 /status",
            "    Harus salah satu dari: DAFTAR, LOLOS, TIDAK_LOLOS, MENGIKUTI, LULUS, MUNDUR;"
                + " isinya \"LULUSS\".",
            "    Must be one of: DAFTAR, LOLOS, TIDAK_LOLOS, MENGIKUTI, LULUS, MUNDUR; it is"
                + " \"LULUSS\".");
  }

  @Test
  void shouldMissWhatDidNotComeAndMindWhatCameBesides() {
    assertThat(complaint("nothing-expected"))
        .containsExactly(
            at("nothing-expected", 8, 11)
                + ": expected: message to dinkop, enrolment; it did not come",
            "not expected: receipt to blk: AVAILABLE for dinkop, enrolment ENR-2026-000125",
            "not expected: receipt to blk: DELIVERED for dinkop, enrolment ENR-2026-000125");
  }

  @Test
  void shouldCompareCallsAndWhoGetsNothing() {
    assertThat(complaint("other-call"))
        .containsExactly(
            "bnsp was called, and no step \"answer\" says what it answers: POST /jadwal/peserta",
            at("other-call", 8, 11) + ": call to bnsp, POST /jadwal",
            "  /tanggal_mulai: expected \"2026-04-09\", got \"2026-04-08\"",
            "    mappings/bnsp/out/assessment.jslt:27:5  \"tanggal_mulai\": .scheduledDate,",
            at("other-call", 9, 11)
                + ": call to bnsp: expected POST /jadwal/pesertas, got POST /jadwal/peserta",
            at("other-call", 14, 11)
                + ": expected: dinkop does not get it (scope); that did not happen",
            "not expected: dinkop does not get it (condition)",
            "  contains(.counselling.outcome, [\"ENTREPRENEURSHIP\","
                + " \"ENTREPRENEURSHIP_TRAINING\"])");
  }

  @Test
  void shouldLeaveNothingOpenAtTheEnd() {
    assertThat(complaint("unfinished"))
        .containsExactly(
            at("unfinished", 3, 5) + ": nobody asked bank for this: POST /v1.0/kur/referral",
            "at the end a delivery to bnsp, assessment, is still under way: let time pass until it"
                + " has come to its end");
  }

  @Test
  void shouldNameWhatThereIs() throws IOException {
    String partners;
    try (Stream<Path> folders = Files.list(Path.of("routes"))) {
      partners =
          folders
              .filter(folder -> Files.exists(folder.resolve("partner.yaml")))
              .map(folder -> folder.getFileName().toString())
              .sorted()
              .collect(Collectors.joining(", "));
    }
    assertThat(partners).contains("bank, blk, ");
    assertThat(complaint("names"))
        .containsSequence(
            at("names", 3, 12) + ": HUB-T003",
            "  Di sini tidak ada mitra \"blkk\"; maksudnya \"blk\"?; yang ada: " + partners + ".",
            "  There is no partner \"blkk\" here; did you mean \"blk\"?; there are: "
                + partners
                + ".")
        .contains(
            at("names", 4, 23) + ": HUB-T003",
            "  There is no kind \"enrolments\" here; did you mean \"enrolment\"?; there are:"
                + " enrolment, assessment, microcredit-referral, apprenticeship, report, case,"
                + " consent.",
            "  Exactly one of: sample, body, text.",
            "  There is no kind \"vacancy\" here; there are: enrolment, certification,"
                + " microcredit-referral, erasure, counselling.",
            "  Exactly one of: body, subset, sample.");
  }

  @Test
  void shouldTellWhatDoesNotFitTheSchema() {
    assertThat(complaint("schema"))
        .containsExactly(
            at("schema", 3, 5) + ": HUB-T002",
            "  sent: Tidak dikenal di sini. Hapus, atau periksa ejaannya. Maksudnya \"send\"?",
            "  sent: Not known here. Remove it, or check its spelling. Did you mean \"send\"?",
            at("schema", 4, 5) + ": HUB-T002",
            "  pass: Harus sesuai pola ^[1-9]\\d{0,6}[smhd]$; isinya \"1 hour\".",
            "  pass: Must be of the pattern ^[1-9]\\d{0,6}[smhd]$; it is \"1 hour\".",
            at("schema", 5, 35) + ": HUB-T002",
            "  state: Harus salah satu dari: ACCEPTED, REJECTED, DUPLICATE, WAITING, HELD,"
                + " AVAILABLE, DELIVERED, PARKED, EXPIRED, CANCELLED; isinya \"DONE\".",
            "  state: Must be one of: ACCEPTED, REJECTED, DUPLICATE, WAITING, HELD, AVAILABLE,"
                + " DELIVERED, PARKED, EXPIRED, CANCELLED; it is \"DONE\".");
  }

  @Test
  void shouldTellWhereYamlEnds() {
    assertThat(complaint("yaml").get(0)).isEqualTo(at("yaml", 4, 1) + ": HUB-T001");
    assertThat(complaint("twice"))
        .contains(
            at("twice", 4, 1) + ": HUB-T001", "  No sound YAML: the key at stands here twice");
    assertThat(complaint("no-place"))
        .contains(at("no-place", 3, 61) + ": HUB-T003", "  The sample has no place /pesertaa/nik.");
  }

  private static List<String> complaint(String name) {
    return trials.get("wrong-" + name + ".scenario.yaml").complaint();
  }

  private static String at(String name, int line, int column) {
    return "%s/routes/scenarios/wrong-%s.scenario.yaml:%d:%d".formatted(folder, name, line, column);
  }

  private static String name(Trial trial) {
    return Path.of(trial.name()).getFileName().toString();
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
