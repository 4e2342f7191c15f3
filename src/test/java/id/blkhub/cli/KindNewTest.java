package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.flow.OwnFiles;
import id.blkhub.lint.Lint;
import id.blkhub.lint.LintContext;
import id.blkhub.rehearsal.Rehearsal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindNewTest {
  private static final String SAMPLE =
      """
      {"fairNo": "JF-2026-01", "version": 2, "title": "Bursa kerja", "heldOn": "2026-12-05",
       "contact": {"fullName": "Contoh Panitia", "email": "panitia@contoh.go.id"},
       "stands": [{"employer": "PT Contoh", "openings": 3}]}
      """;

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
    sample = Files.writeString(folder.resolve("full.json"), SAMPLE);
  }

  @Test
  void shouldDraftAKindThatPartnersSendAndReceiveWithoutJava() throws IOException {
    assertThat(run("kind", "new", "job-fair", "--sample=" + sample, "--key=/fairNo"))
        .as(said())
        .isEqualTo(1);

    Path schema = mappings.resolve("canonical/job-fair.schema.json");
    assertThat(schema)
        .content()
        .contains(
            "\"title\": \"Job fair\"",
            "\"x-version\": \"/version\"",
            "\"additionalProperties\": false",
            "\"format\": \"date\"")
        .containsPattern("\"email\": \\{[^}]*\"x-personal\": \"general\"")
        .doesNotContainPattern("\"heldOn\": \\{[^}]*x-personal");
    assertThat(mappings.resolve("canonical/job-fair/full.out.json"))
        .content()
        .contains("\"businessKey\": \"JF-2026-01\"", "\"version\": 2", "/contact/email");
    List<String> lines = Files.readAllLines(schema);
    assertThat(said())
        .contains(
            "no partner sends or receives \"job-fair\" yet",
            schema + ":" + (lines.indexOf("  \"properties\": {") + 1) + ": which fields say");

    assertThat(
            run(
                "partner",
                "new",
                "dinas",
                "--name-id=Dinas Contoh",
                "--name-en=Example Office",
                "--sends=job-fair=" + sample,
                "--receives=job-fair",
                "--agreement=PKS-1",
                "--basis=public-task",
                "--purpose=job fairs",
                "--valid-until=2035-12-31"))
        .as(said())
        .isZero();
    assertThat(Lint.check(routes, mappings, new LintContext(LintContext.STEPS, name -> true)))
        .isEmpty();
    assertThat(Rehearsal.of(routes, mappings).run(name -> name.contains("job-fair")))
        .hasSize(4)
        .allSatisfy(trial -> assertThat(trial.complaint()).as(trial.name()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          job-fair | --key=/fairNr                  | /fairNr is no field with one value in every sample; did you mean "/fairNo"?
          job-fair | --key=/stands                  | /stands is no field with one value
          job-fair | --key=/fairNo --version=/title | /title is not a whole number in every sample
          job-fair |                                | --key is missing
          vacancy  | --key=/fairNo                  | vacancy.schema.json is there already; nothing was written
          types    | --key=/fairNo                  | types.schema.json is there already
          Job      | --key=/fairNo                  | "Job" is no id
          """)
  void shouldSayWhatIsWrongAndWriteNothing(String kind, String options, String sentence)
      throws IOException {
    Set<Path> before = files();
    Stream<String> more = options == null ? Stream.empty() : Stream.of(options.split(" "));

    int code =
        run(
            Stream.concat(Stream.of("kind", "new", kind, "--sample=" + sample), more)
                .toArray(String[]::new));

    assertThat(code).isEqualTo(2);
    assertThat(said()).contains(sentence);
    assertThat(files()).isEqualTo(before);
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return files.collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private int run(String... arguments) {
    String[] folders =
        Stream.concat(
                Stream.of(arguments), Stream.of("--routes=" + routes, "--mappings=" + mappings))
            .toArray(String[]::new);
    return Commands.run(folders, MemoryShell.asking(null, out, out));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }
}
