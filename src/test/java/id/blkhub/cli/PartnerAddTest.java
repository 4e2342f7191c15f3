package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.flow.OwnFiles;
import id.blkhub.lint.Lint;
import id.blkhub.lint.LintContext;
import id.blkhub.rehearsal.Rehearsal;
import id.blkhub.rehearsal.Trial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnerAddTest {
  private static final String COMPLETE =
      """
      {"vacancyId": "LK-2026-0001", "versi": "2026-11-02T08:00:00+07:00", "jabatan": "Juru Las",
       "perusahaan": {"nama": "CV Contoh", "nib": "9120001234567"}, "jumlah": 4,
       "tgl_tutup": "31/12/2026", "penempatan": "AKL", "status": "OPEN", "country_code": "ID"}
      """;
  private static final List<String> TERMS =
      List.of(
          "--agreement=PKS-2026-041",
          "--basis=public-task",
          "--purpose=placement of job seekers",
          "--valid-until=2035-12-31");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir static Path home;
  @TempDir Path folder;
  private Path routes;
  private Path mappings;
  private Path sample;

  @BeforeEach
  void copy() throws IOException {
    OwnFiles.copyTo(home);
    routes = home.resolve("routes");
    mappings = home.resolve("mappings");
    sample = Files.writeString(folder.resolve("lowongan.json"), COMPLETE);
  }

  @Test
  void shouldExtendPartnersThatAreThereAndKeepAllTheyHave() throws IOException {
    Map<Path, String> before = files();

    // sends nothing yet, and receives counts by SFTP
    assertThat(add("disperindag", "--sends=vacancy=" + sample, "--transport=sftp")).isZero();
    // has no receives
    assertThat(add("hotel-ntb", "--receives=report")).as(said()).isZero();
    // sends the kind that it now receives, so that there is a file with routes
    assertThat(add("supra", "--receives=vacancy", "--transport=http")).isEqualTo(1);
    // in stage test
    assertThat(add("blk-pangkalpinang", "--receives=vacancy")).as(said()).isZero();

    assertThat(said())
        .contains(
            routes.resolve("disperindag/vacancy-files.camel.yaml").toString(),
            "the folder on its server",
            "java -jar blk-exchange-hub.jar test supra");
    before.forEach(
        (file, text) ->
            assertThat(file)
                .content()
                .satisfies(
                    now ->
                        assertThat(now.lines().toList())
                            .containsSubsequence(
                                text.lines().filter(line -> !line.startsWith("sends:")).toList())));
    assertThat(routes.resolve("disperindag/partner.yaml"))
        .content()
        .contains("sends: [vacancy]\n", "# counts of nobody in particular", "stage: live\n");
    assertThat(routes.resolve("supra/vacancy.camel.yaml"))
        .content()
        .contains("in.supra.vacancy", "deliver.supra.vacancy");
    assertThat(Lint.check(routes, mappings, new LintContext(LintContext.STEPS, name -> true)))
        .isEmpty();
    List<String> changed = new ArrayList<>();
    for (Trial trial :
        Rehearsal.of(routes, mappings)
            .run(name -> name.contains("vacancy") || name.contains("report"))) {
      if (!trial.complaint().isEmpty()) {
        changed.add(trial.name());
        // supra, which it names, gets what it sends
        assertThat(said()).contains(trial.name() + ": names supra; expect there what it gets of");
      }
    }
    assertThat(changed).contains(routes.resolve("scenarios/vacancy.scenario.yaml").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kadin       | --sends=vacancy=SAMPLE | "vacancy" is already in sends of
          disperindag | --receives=report      | "report" is already in receives of
          kadim       | --receives=report      | there is no partner "kadim" with a sound profile; did you mean "kadin"?
          kadin       | --receives=certification | out/certification.jslt is there already
          kadin       |                        | say what it sends or receives
          """)
  void shouldSayWhatIsWrongAndChangeNothing(String partner, String option, String sentence)
      throws IOException {
    Files.createDirectories(mappings.resolve("kadin/out"));
    Files.writeString(mappings.resolve("kadin/out/certification.jslt"), "{}");
    Map<Path, String> before = files();
    String[] options =
        option == null ? new String[0] : new String[] {option.replace("SAMPLE", sample.toString())};

    assertThat(add(partner, options)).isEqualTo(2);

    assertThat(said()).contains(sentence);
    assertThat(files()).isEqualTo(before);
  }

  private Map<Path, String> files() throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    for (Path root : List.of(routes, mappings)) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          texts.put(file, Files.readString(file, StandardCharsets.UTF_8));
        }
      }
    }
    return texts;
  }

  private int add(String partner, String... options) {
    List<String> arguments = new ArrayList<>(List.of("partner", "add", partner));
    arguments.addAll(List.of(options));
    if (Stream.of(options).anyMatch(option -> option.startsWith("--receives"))) {
      arguments.addAll(TERMS);
    }
    arguments.addAll(List.of("--routes=" + routes, "--mappings=" + mappings));
    return Commands.run(arguments.toArray(String[]::new), MemoryShell.asking(null, out, out));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
