package id.blkhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.contract.Contracts;
import id.blkhub.flow.OwnFiles;
import id.blkhub.lint.Finding;
import id.blkhub.lint.Lint;
import id.blkhub.lint.LintContext;
import id.blkhub.rehearsal.Rehearsal;
import id.blkhub.rehearsal.Trial;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PartnerCommandTest {
  private static final String COMPLETE =
      """
      {"vacancyId": "LK-2026-0001", "versi": "2026-11-02T08:00:00+07:00", "jabatan": "Juru Las",
       "perusahaan": {"nama": "CV Contoh", "nib": "9120001234567"}, "jumlah": 4,
       "tgl_tutup": "31/12/2026", "penempatan": "AKL", "status": "OPEN", "country_code": "ID",
       "narahubung": "loker@contoh.go.id"}
      """;

  /** Ways, the templates in and out, further options. */
  private static final String WAYS =
      """
      sftp        | collect-sftp   | deliver-sftp   | --format=xlsx
      sftp        | collect-sftp   | deliver-sftp   | --format=csv
      folder      | collect-folder | deliver-folder | --format=json
      mail        | collect-mail   | deliver-queue  | --purpose=x
      upload,http | collect-upload | deliver-http   | --login=basic
      table,http  | collect-table  | deliver-http   | --login=header --format=form
      poll,http   | poll-http      | deliver-http   | --login=oauth2 --format=multipart
      poll,sftp   | poll-http      | deliver-sftp   | --login=tls --record-id=/jabatan
      queue,http  | intake         | deliver-http   | --login=token --format=xml
      poll,folder | poll-http      | deliver-folder | --login=none
      """;

  private static final List<String> TERMS =
      List.of(
          "--agreement=PKS-2026-041",
          "--basis=public-task",
          "--purpose=placement of job seekers",
          "--valid-until=2027-12-31");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

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
  void shouldWriteAPartnerThatSends() throws IOException {
    assertThat(partner("disnaker", "--sends=vacancy=" + sample)).isZero();

    assertThat(err.size()).isZero();
    assertThat(out())
        .contains(
            routes.resolve("disnaker/partner.yaml") + "\n",
            mappings.resolve("disnaker/in/vacancy/lowongan.out.json") + "\n",
            "Next:\n",
            "HUB_ACCOUNTS_DISNAKER=");
    assertThat(mappings.resolve("disnaker/in/vacancy.jslt"))
        .content()
        .contains(
            "//   .narahubung\n",
            "\"version\": epoch(.versi),",
            "\"validThrough\": date-from(.tgl_tutup, \"dd/MM/yyyy\")");
    assertThat(mappings.resolve("disnaker/in/vacancy.schema.json"))
        .content()
        .contains("\"additionalProperties\": false", "\"format\": \"date-dmy-slash\"", "\"email\"")
        .doesNotContain("maxLength");
    assertThat(mappings.resolve("disnaker/in/vacancy/lowongan.in.json")).hasContent(COMPLETE);
    assertThat(routes.resolve("disnaker/vacancy.scenario.yaml"))
        .content()
        .contains("- send: {from: disnaker, kind: vacancy, sample: \"lowongan\"}")
        .doesNotContain("take:");
    nothingIsFound("disnaker", 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "xlsx"})
  void shouldDraftAPartnerThatDropsSheetsFromOneOfThem(String ending) throws IOException {
    List<List<String>> rows =
        List.of(
            List.of("Kode Lowongan", "Revisi", "Perusahaan", "NIB", "Jabatan", "Kuota", "Tutup"),
            List.of("LK-1", "1", "CV Contoh", "9120001234567", "Juru Las", "4", "31/12/2035"),
            List.of("LK-2", "2", "CV Contoh", "9120001234567", "Penjahit", "12", "30/11/2035"));
    List<List<String>> more =
        List.of(
            List.of(
                "Kabupaten", "Bidang", "Penempatan", "Status", "Gaji Min", "Mata Uang", "Periode"),
            List.of("Kab. Malang", "las", "AKL", "OPEN", "Rp 4.500.000", "IDR", "MONTH"),
            List.of("Gresik", "tata busana", "AKAD", "OPEN", "Rp 4.750.000", "IDR", "MONTH"));
    Path sheet = folder.resolve("lowongan mei." + ending);
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(sheet)) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < rows.size(); i++) {
        List<String> cells = Stream.concat(rows.get(i).stream(), more.get(i).stream()).toList();
        text.append(String.join(";", cells)).append('\n');
        Row row = (i == 0 ? book.createSheet() : book.getSheetAt(0)).createRow(i);
        cells.forEach(cell -> row.createCell(Math.max(0, row.getLastCellNum())).setCellValue(cell));
      }
      if (ending.equals("csv")) {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
      } else {
        book.write(out);
      }
    }

    int code = partner("dinas-kab", "--sends=vacancy=" + sheet, "--transport=folder");

    assertThat(out() + err()).doesNotContain("HUB-", "still needs");
    assertThat(code).isZero();
    assertThat(out()).contains("<hub.files>/dinas-kab/vacancy/inbox/");
    assertThat(mappings.resolve("dinas-kab/in/vacancy.jslt"))
        .content()
        .doesNotContain("not mapped")
        .contains(
            "\"version\": number(.revisi)",
            "\"openings\": integer(.kuota)",
            "\"validThrough\": date-from(.tutup, \"dd/MM/yyyy\")",
            "\"vocationCodes\": if (.bidang) [code(\"vocations\", .bidang)]",
            "\"min\": rupiah(.gaji_min)");
    assertThat(mappings.resolve("dinas-kab/in/vacancy.schema.json"))
        .content()
        .contains("\"format\": \"rupiah-any\"");
    assertThat(mappings.resolve("dinas-kab/in/vacancy/lowongan-mei-3.out.json"))
        .content()
        .contains("\"min\": 4750000", "tata-busana");
    assertThat(routes.resolve("dinas-kab/vacancy-files.camel.yaml"))
        .content()
        .contains("routeTemplateRef: collect-folder", "{name: folder, value: vacancy}")
        .doesNotContain("format");
    nothingIsFound("dinas-kab", 3);
  }

  @Test
  void shouldTakeEachObjectOfAListForASample() throws IOException {
    Path list =
        Files.writeString(
            folder.resolve("daftar.json"),
            "\ufeff [" + COMPLETE + "," + COMPLETE.replace("LK-2026-0001", "LK-2") + "]");

    assertThat(partner("disnaker", "--sends=vacancy=" + list, "--transport=folder")).isZero();

    assertThat(mappings.resolve("disnaker/in/vacancy/daftar-2.in.json")).content().contains("LK-2");
    assertThat(routes.resolve("disnaker/vacancy-files.camel.yaml"))
        .content()
        .contains("{name: format, value: json}");
    nothingIsFound("disnaker", 3);
  }

  @Test
  void shouldWriteAPartnerThatReceives() throws IOException {
    assertThat(
            partner(
                "disnaker", "--receives=vacancy,certification", "--fields=/version,/status", "x"))
        .as("one word too many")
        .isEqualTo(2);
    assertThat(partner("disnaker", with(TERMS, "--receives=vacancy,certification"))).isZero();

    assertThat(routes.resolve("disnaker/partner.yaml"))
        .content()
        .contains("stage: test\n", "reference: PKS-2026-041\n", "/registrationNo, /schemeCode")
        .doesNotContain("/person");
    assertThat(routes.resolve("disnaker/vacancy.scenario.yaml"))
        .content()
        .contains("- send: {from: supra, kind: vacancy, sample: \"full\", test: true}");
    nothingIsFound("disnaker", 3);
  }

  @Test
  void shouldGrantWhatTheHubRemembersOfACase() throws IOException {
    String fields = "--fields=/registrationNo,/decision,/context/vocation";

    assertThat(partner("disnaker", with(TERMS, "--receives=certification", fields))).isZero();

    assertThat(mappings.resolve("disnaker/out/certification.schema.json"))
        .content()
        .contains("\"context\"", "vocation-code");
    nothingIsFound("disnaker", 1);
  }

  /** What people consent to may be given by its code or by one of its names. */
  @ParameterizedTest
  @ValueSource(strings = {"job-matching", "Job matching", "penempatan kerja"})
  void shouldAskForThePurposeOfAConsent(String purpose) throws IOException {
    List<String> terms =
        List.of(
            "--agreement=MOU-2026-019",
            "--basis=consent",
            "--purpose=" + purpose,
            "--valid-until=2027-12-31");

    assertThat(partner("gapura", with(terms, "--receives=certification,enrolment"))).isZero();

    assertThat(routes.resolve("gapura/partner.yaml"))
        .content()
        .contains(
            "purpose: Job matching\n      consent: {purpose: job-matching}\n",
            "- kind: erasure\n    scope: all\n    agreement:\n      reference: MOU-2026-019\n"
                + "      basis: legal-obligation\n")
        .doesNotContain("when:");
    assertThat(routes.resolve("gapura/enrolment.scenario.yaml")).doesNotExist();
    nothingIsFound("gapura", 3);
  }

  @Test
  void shouldGrantTheFieldsThatAreNamed() throws IOException {
    String fields = "--fields=/registrationNo,/decision,/person/fullName,/person/nik:mask,/units";

    assertThat(partner("disnaker", with(TERMS, "--receives=certification", fields))).isZero();

    assertThat(routes.resolve("disnaker/partner.yaml")).content().contains("{/person/nik: mask}");
    assertThat(mappings.resolve("disnaker/out/certification.schema.json"))
        .content()
        .contains("nik-masked", "\"x-personal\": \"general\"")
        .doesNotContain("$ref", "x-subject");
    assertThat(mappings.resolve("disnaker/out/certification/full.in.json"))
        .content()
        .contains("3507************");
    nothingIsFound("disnaker", 1);
  }

  @Test
  void shouldWriteAPartnerThatSendsAndReceivesTheSameKind() throws IOException {
    assertThat(
            partner(
                "disnaker-contoh",
                with(TERMS, "--sends=vacancy=" + sample, "--receives=vacancy,enrolment")))
        .isZero();

    assertThat(out()).contains("--hub.accounts.disnaker-contoh=");
    assertThat(routes.resolve("disnaker-contoh/vacancy.camel.yaml"))
        .content()
        .contains("in.disnaker-contoh.vacancy", "deliver.disnaker-contoh.vacancy");
    nothingIsFound("disnaker-contoh", 5);
    assertThat(Rehearsal.of(routes, mappings).run(name -> name.contains(".scenario.")))
        .as("scenarios of those who were there before")
        .allSatisfy(trial -> assertThat(trial.complaint()).as(trial.name()).isEmpty());
  }

  @Test
  void shouldRequireOnlyWhatEverySampleHas() throws IOException {
    Path least =
        Files.writeString(
            folder.resolve("least.json"),
            COMPLETE
                .replace("\"narahubung\": \"loker@contoh.go.id\"", "\"gaji\": null")
                .replace("\"jumlah\": 4", "\"jumlah\": null"));

    partner("disnaker", "--sends=vacancy=" + sample + ",vacancy=" + least);

    assertThat(mappings.resolve("disnaker/in/vacancy.schema.json"))
        .content()
        .containsPattern("\"jumlah\": \\{\\s*\"type\": \\[\\s*\"integer\",\\s*\"null\"")
        .doesNotContainPattern("\"required\": \\[[^]]*narahubung");
  }

  @Test
  void shouldTakeUnknownFieldsForPersonalWhereTheKindSpeaksOfPeople() throws IOException {
    Path peserta =
        Files.writeString(
            folder.resolve("peserta.json"),
            "{\"no_pendaftaran\": \"ENR-2026-000777\", \"catatan\": \"rahasia\"}");

    assertThat(partner("lpk", "--sends=enrolment=" + peserta)).isEqualTo(1);
    assertThat(mappings.resolve("lpk/in/enrolment.schema.json"))
        .content()
        .containsPattern("\"catatan\": \\{\\s*\"type\": \"string\",\\s*\"x-personal\": \"general\"")
        .containsPattern("\"no_pendaftaran\": \\{\\s*\"type\": \"string\"\\s*}");
  }

  @Test
  void shouldMapListsOfObjectsElementByElement() throws IOException {
    Path hasil =
        Files.writeString(
            folder.resolve("hasil.json"),
            """
            {"no_registrasi": "UJI-2026-00045", "kode_skema": "SKM-LAS-2024-01", "keputusan": "BK",
             "tanggal_keputusan": "08-04-2026",
             "daftar_unit": [{"kode": "C.24LAS01.001.1", "hasil": "BK", "nilai": 3}]}
            """);

    assertThat(partner("lsp", "--sends=certification=" + hasil)).isZero();
    assertThat(mappings.resolve("lsp/in/certification.jslt"))
        .content()
        .contains("//   .daftar_unit[].nilai\n", "\"units\": [for (.daftar_unit) {");
    nothingIsFound("lsp", 1);
  }

  @Test
  void shouldSayWhichCanonicalFieldsAreMissingAndWriteTheFilesAllTheSame() throws IOException {
    Files.writeString(
        sample, COMPLETE.replace("\"penempatan\": \"AKL\", \"status\": \"OPEN\",", ""));

    assertThat(partner("disnaker", "--sends=vacancy=" + sample)).isEqualTo(1);
    assertThat(out())
        .contains(
            mappings.resolve("disnaker/in/vacancy.jslt")
                + ":14: the canonical form still needs /placement, one of AKL, AKAD, AKAN\n")
        .contains("the canonical form still needs /status")
        .contains("Next, once this is in the files:");
    assertThat(mappings.resolve("disnaker/in/vacancy.jslt"))
        .content()
        .contains("// required, and not found in the sample: \"placement\" (AKL, AKAD, AKAN)");

    Path mapping = mappings.resolve("disnaker/in/vacancy.jslt");
    Files.writeString(
        mapping,
        Files.readString(mapping)
            .replaceFirst("\\{\n", "{\n  \"placement\": \"AKL\", \"status\": \"OPEN\",\n"));
    assertThat(trials("disnaker").get(0).complaint()).anyMatch(line -> line.contains("/placement"));
  }

  @Test
  void shouldOverwriteNothing() throws IOException {
    partner("disnaker", "--sends=vacancy=" + sample);
    Files.createDirectories(mappings.resolve("lama"));
    Set<Path> before = files();

    assertThat(partner("disnaker", with(TERMS, "--receives=vacancy"))).isEqualTo(2);
    assertThat(partner("supra", "--sends=vacancy=" + sample)).isEqualTo(2);
    assertThat(partner("lama", "--sends=vacancy=" + sample)).isEqualTo(2);

    assertThat(err()).contains(routes.resolve("disnaker") + " is there already; nothing was");
    assertThat(err()).contains(mappings.resolve("lama") + " is there already");
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --receives=vacany                        | there is no kind "vacany"; did you mean "vacancy"?
          --receives=vacancy                       | --agreement is missing
          --receives=vacancy --agreement=A         | --basis is missing
          --receives=vacancy --agreement=A --basis=publik-task --purpose=p --valid-until=2027-12-31 | "publik-task" is no lawful basis
          --receives=vacancy --agreement=A --basis=contract --purpose=p --valid-until=31/12/2027 | "31/12/2027" is not a date
          --receives=vacancy --agreement=A --basis=contract --purpose=p --valid-until=2027-12-31 --fields=/titel | has no field /titel; did you mean "/title"?
          --receives=certification --agreement=A --basis=consent | --purpose is missing
          --receives=certification --agreement=A --basis=consent --purpose=job-maching --valid-until=2027-12-31 | "job-maching" is no purpose of mappings/reference/purposes.csv; did you mean "job-matching"?; there are job-matching, microcredit, certification, tracer-survey
          --sends=vacancy                          | give a sample of each kind it sends: --sends vacancy=<sample.json>
          --sends=vacancy=nowhere.json             | there is no file nowhere.json
          --sends=vacancy=pom.xml                  | pom.xml:
          --sends=vacancy=src/test/resources/newpartner/empty.csv | empty.csv has no row or object
          --sends=vacancy=x.json --transport=foldr | there is no way "foldr"; did you mean "folder"?
          --sends=vacancy=x.json --transport=poll,mail | "poll" and "mail" are two ways for the same direction
          --receives=vacancy --transport=poll       | nothing goes the way "poll"; add --sends
          --sends=vacancy=x.json --login=oauth2    | --login is for --transport poll, http only
          --sends=vacancy=x.json --transport=poll --login=oauth | there is no type of login "oauth"; did you mean "oauth2"?
          --receives=vacancy --transport=sftp --format=form | this way has no format "form"; there are json, csv, xlsx
          --sends=vacancy=x.json --format=csv      | --format is for --transport folder, sftp, http only
          --sends=vacancy=x.json --records=/data   | --records is for --transport poll, folder
          --sends=vacancy=x.json --transport=poll --records=data | --records is a JSON Pointer such as /data, not "data"
          --basis=consent                          | say what it sends or receives
          --send=vacancy=a.json                    | there is no option --send; did you mean "sends"?
          """)
  void shouldSayWhatIsWrongAndWriteNothing(String options, String sentence) throws IOException {
    Set<Path> before = files();

    assertThat(partner("disnaker", options.split(" "))).isEqualTo(2);
    assertThat(err()).contains(sentence.strip());
    assertThat(files()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "Disnaker, is no id",
    "../supra, is no id",
    "exchange, is a folder of the hub's own",
    "canonical, is a folder of the hub's own"
  })
  void shouldRefuseIdsThatNoPartnerMayHave(String id, String sentence) throws IOException {
    Set<Path> before = files();

    assertThat(partner(id, "--sends=vacancy=" + sample)).isEqualTo(2);
    assertThat(err()).contains(sentence);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void shouldNameTheSchemaOfProfilesWhereThereIsOne() throws IOException {
    assertThat(run(null, "partner", "schema")).isZero();
    assertThat(out()).contains("\"title\": \"Partner profile of BLK Exchange Hub\"");
    Files.writeString(routes.resolve("partner.schema.json"), out());

    assertThat(partner("disnaker", "--sends=vacancy=" + sample)).isZero();
    assertThat(routes.resolve("disnaker/partner.yaml"))
        .content()
        .startsWith("# yaml-language-server: $schema=../partner.schema.json\nid: disnaker\n");
    nothingIsFound("disnaker", 2);
  }

  @Test
  void shouldSayHowItIsCalled() throws IOException {
    assertThat(run(null, "partner")).isEqualTo(2);
    assertThat(run(null, "partner", "neu", "x")).isEqualTo(2);
    assertThat(err()).contains("say which one is wanted: new, add, schema", "usage: java -jar");
  }

  @Test
  void shouldNameTheMissingOptionWhereNobodyIsThereToAsk() throws IOException {
    assertThat(run(null, with(List.of("partner", "new", "disnaker")))).isEqualTo(2);
    assertThat(err()).contains("--name-id is missing");
  }

  @Test
  void shouldAskForWhatNoOptionSays() throws IOException {
    Iterator<String> answers =
        List.of(
                "Dinas Contoh",
                "Example Office",
                "",
                "vacancy",
                "PKS-1",
                "contract",
                "job fair",
                "2027-12-31",
                "")
            .iterator();

    assertThat(run(question -> answers.next(), with(List.of("partner", "new", "disnaker"))))
        .isZero();
    assertThat(answers).isExhausted();
    nothingIsFound("disnaker", 2);
  }

  @Test
  void shouldAskAgainAfterAWrongAnswer() throws IOException {
    List<String> asked = new ArrayList<>();
    Iterator<String> answers =
        List.of(
                "",
                "Dinas Contoh",
                "Example Office",
                "vacancy",
                "vacancy=nowhere.json",
                "",
                "vacany",
                "vacancy",
                "PKS-1",
                "publik",
                "public-task",
                "job fair",
                "31/12/2027",
                "2027-12-31",
                "/titel",
                "/title,/vacancyId,/version,/status")
            .iterator();

    int code =
        run(
            question -> {
              asked.add(question);
              return answers.next();
            },
            with(List.of("partner", "new", "disnaker")));

    assertThat(code).as(err()).isZero();
    assertThat(answers).isExhausted();
    assertThat(asked.get(0)).contains("bahasa Indonesia / its name in Indonesian");
    assertThat(err())
        .contains(
            "--name-id is missing",
            "give a sample of each kind",
            "there is no file nowhere.json",
            "did you mean \"vacancy\"?",
            "\"publik\" is no lawful basis",
            "\"31/12/2027\" is not a date",
            "did you mean \"/title\"?");
    nothingIsFound("disnaker", 2);
  }

  @Test
  void shouldEndWhereTheInputDoes() throws IOException {
    Set<Path> before = files();

    assertThat(run(question -> null, with(List.of("partner", "new", "disnaker")))).isEqualTo(2);
    assertThat(err()).contains("--name-id is missing");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void shouldChangeNoScenarioOfOthersInStageTest() throws IOException {
    assertThat(partner("disnaker", with(TERMS, "--receives=vacancy"))).isZero();
    assertThat(partner("disnaker-dua", with(TERMS, "--receives=vacancy"))).isZero();
    String byHttp = "--transport=http";
    assertThat(partner("disnaker-tiga", with(TERMS, "--receives=vacancy", byHttp))).isZero();

    for (String partner : List.of("disnaker", "disnaker-dua", "disnaker-tiga")) {
      nothingIsFound(partner, 2);
    }
  }

  @Test
  void shouldBreakNoScenarioOfOthersWhereALiveNewcomerGetsEverything() throws IOException {
    String kinds = String.join(",", Contracts.load(mappings).kinds());
    for (String way : List.of("queue", "http", "sftp")) {
      String all = "--receives=" + kinds;
      assertThat(partner("baru-" + way, with(TERMS, all, "--transport=" + way)))
          .as(err())
          .isLessThan(2);
      Path profile = routes.resolve("baru-" + way + "/partner.yaml");
      Files.writeString(profile, Files.readString(profile).replace("stage: test", "stage: live"));
    }

    List<Trial> trials =
        Rehearsal.of(routes, mappings)
            .run(name -> name.contains(".scenario.") && !name.contains("/baru-"));

    assertThat(trials)
        .hasSizeGreaterThan(30)
        .allSatisfy(trial -> assertThat(trial.complaint()).as(trial.name()).isEmpty());
  }

  /** All in one tree: to look through it once takes much less time. */
  @Test
  void shouldDraftEveryWayInAndOut() throws IOException {
    String fields =
        "--fields=/vacancyId,/title,/employer/name,/openings,/vocationCodes,/wage,/validThrough";
    int count = 0;
    for (String row : WAYS.strip().lines().toList()) {
      String[] cells = Stream.of(row.split("\\|")).map(String::strip).toArray(String[]::new);
      String id = "dinas-" + ++count;
      List<String> options = new ArrayList<>(TERMS);
      options.addAll(List.of("--sends=vacancy=" + sample, "--receives=vacancy", fields));
      options.add("--transport=" + cells[0]);
      options.addAll(Arrays.asList(cells[3].split(" ")));

      assertThat(partner(id, options.toArray(String[]::new))).as(row + out() + err()).isZero();

      assertThat(routed(id)).contains("routeTemplateRef: " + cells[1], "Ref: " + cells[2]);
    }
    assertThat(count).isEqualTo(10);
    everyVariableIsASetting();
    nothingIsFound("dinas-1", 3);
    assertThat(
            Rehearsal.of(routes, mappings).run(name -> name.contains("/dinas-")).stream()
                .filter(trial -> !trial.complaint().isEmpty()))
        .isEmpty();
  }

  /** What is set by the variables that were listed is read by their names. */
  private void everyVariableIsASetting() {
    Map<String, Object> variables = new TreeMap<>();
    Matcher listed = Pattern.compile("export (HUB_\\w+)=").matcher(out());
    while (listed.find()) {
      variables.put(listed.group(1), "x");
    }
    MutablePropertySources sources = new MutablePropertySources();
    sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
    Binder binder = new Binder(ConfigurationPropertySources.from(sources));
    long read = 0;
    for (String group :
        List.of("hub.logins", "hub.partner-tls", "hub.partner-databases", "hub.mail")) {
      Map<String, Object> bound =
          binder.bind(group, Bindable.mapOf(String.class, Object.class)).orElse(Map.of());
      assertThat(bound).as(group).isNotEmpty();
      read += bound.values().stream().mapToLong(one -> ((Map<?, ?>) one).size()).sum();
    }
    assertThat(read).isEqualTo(variables.size());
  }

  /** The routes of a partner; whatever there is to decide in them was listed. */
  private String routed(String id) throws IOException {
    StringBuilder routed = new StringBuilder();
    try (Stream<Path> files = Files.list(routes.resolve(id))) {
      for (Path file : files.toList()) {
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          if (lines.get(i).contains("# decide: ")) {
            assertThat(out()).contains(file + ":" + (i + 1) + ": ");
          }
        }
        routed.append(String.join("\n", lines));
      }
    }
    return routed.toString();
  }

  @Test
  void shouldDraftASheetOfAListOfObjectsAndOfTheCase() throws IOException {
    String counts =
        "--fields=/month,/cells/vocationCode,/cells/enrolled,/cells/regionCode,/suppressed";

    assertThat(partner("dinas", with(TERMS, "--receives=report", counts, "--transport=sftp")))
        .as(out())
        .isZero();
    assertThat(routes.resolve("dinas/report.camel.yaml"))
        .content()
        .contains(
            "{name: format, value: csv}",
            "{name: rows, value: /cells}",
            "value: \"month=month, suppressed=suppressed, vocationCode=vocationCode,");
    assertThat(out())
        .contains("export DINAS_URL=sftp://…", "export HUB_LOGINS_DINAS_HOSTKEYS=SHA256:…");
    nothingIsFound("dinas", 2);

    String fields = "--fields=/registrationNo,/person/nik:mask,/units,/context/vocation";
    assertThat(
            partner("lsp", with(TERMS, "--receives=certification", fields, "--transport=folder")))
        .as(out())
        .isZero();
    nothingIsFound("lsp", 1);
    String form = "--format=form";
    assertThat(
            partner(
                "lsp2", with(TERMS, "--receives=certification", fields, "--transport=http", form)))
        .as(out())
        .isZero();
    assertThat(mappings.resolve("lsp2/out/certification.jslt"))
        .content()
        .contains("to-json(.units)");
    nothingIsFound("lsp2", 1);
  }

  @Test
  void shouldTakeTheRecordsOfAPageAndFindOutWhatNamesThem() throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("halaman.json"),
            "{\"data\": ["
                + COMPLETE
                + ","
                + COMPLETE.replace("LK-2026-0001", "LK-2")
                + "], \"meta\": {\"last_page\": 3}}");

    assertThat(
            partner(
                "bursa",
                "--sends=vacancy=" + page,
                "--transport=poll",
                "--login=oauth2",
                "--records=/data"))
        .as(out())
        .isZero();

    assertThat(routes.resolve("bursa/vacancy-poll.camel.yaml"))
        .content()
        .contains(
            "{name: url, value: \"{{bursa.url}}/vacancy\"}",
            "{name: login, value: bursa}",
            "{name: records, value: /data}",
            "{name: recordId, value: /vacancyId}",
            "# - {name: paging, value: cursor}");
    assertThat(out()).contains("export HUB_LOGINS_BURSA_TYPE=oauth2").doesNotContain("SHA256");
    nothingIsFound("bursa", 3);
  }

  @Test
  void shouldNotTakeAlongWhatAnInterruptedRunLeftBehind() throws IOException {
    for (Path left : List.of(routes.resolve(".new-disnaker"), mappings.resolve(".new-disnaker"))) {
      Files.createDirectories(left);
      Files.writeString(left.resolve("old.camel.yaml"), "- route: {}");
    }

    assertThat(partner("disnaker", "--sends=vacancy=" + sample)).isZero();

    assertThat(routes.resolve("disnaker/old.camel.yaml")).doesNotExist();
    assertThat(mappings.resolve("disnaker/old.camel.yaml")).doesNotExist();
    nothingIsFound("disnaker", 2);
  }

  @Test
  void shouldTakeForPersonalWhatNamesAPersonInAnyKind() throws IOException {
    Files.writeString(
        sample,
        COMPLETE.replace(
            "\"narahubung\"",
            "\"kontak\": {\"nama lengkap\": \"Siti Contoh\", \"No HP\": \"0812\"},"
                + " \"pic\": 3507245703040002, \"kode\": 12, \"narahubung\""));

    assertThat(partner("disnaker", "--sends=vacancy=" + sample)).isZero();

    String personal = "\": \\{\\s*\"type\": \"\\w+\",\\s*\"x-personal\": \"general\"";
    assertThat(mappings.resolve("disnaker/in/vacancy.schema.json"))
        .content()
        .containsPattern("nama lengkap" + personal)
        .containsPattern("No HP" + personal)
        .containsPattern("pic" + personal)
        .doesNotContainPattern("\"kode" + personal)
        .doesNotContainPattern("jabatan" + personal);
  }

  @Test
  void shouldRefuseSamplesNoContractCanBeDraftedFrom() throws IOException {
    Set<Path> before = files();
    Path deep =
        Files.writeString(folder.resolve("deep.json"), "{\"a\":".repeat(60) + "1" + "}".repeat(60));
    Path large = Files.writeString(folder.resolve("large.json"), " ".repeat(3 << 20));

    assertThat(partner("disnaker", "--sends=vacancy=" + deep)).isEqualTo(2);
    assertThat(partner("disnaker", "--sends=vacancy=" + large)).isEqualTo(2);

    assertThat(err())
        .contains("no contract can be drafted from this sample", "a sample is one message");
    Files.delete(deep);
    Files.delete(large);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void shouldNameASampleWhoseFileHasNoName() throws IOException {
    Path nameless = Files.writeString(folder.resolve(".json"), COMPLETE);

    assertThat(partner("disnaker", "--sends=vacancy=" + nameless)).isZero();
    assertThat(mappings.resolve("disnaker/in/vacancy/sample.in.json")).exists();
  }

  @Test
  void shouldLetGapsBeFilledWithoutLookingBack() throws IOException {
    Files.writeString(sample, COMPLETE.replace(", \"status\": \"OPEN\"", ""));
    partner("disnaker", "--sends=vacancy=" + sample);
    Path mapping = mappings.resolve("disnaker/in/vacancy.jslt");

    Files.writeString(
        mapping,
        Files.readString(mapping)
            .replaceFirst("// required.*\"status\".*", "\"status\": \"OPEN\""));

    Path pair = mappings.resolve("disnaker/in/vacancy/lowongan.out.json");
    Files.writeString(pair, Files.readString(pair).replaceFirst("\\{", "{\"status\": \"OPEN\","));
    nothingIsFound("disnaker", 2);
  }

  private void nothingIsFound(String partner, int pairs) {
    List<Finding> findings =
        Lint.check(routes, mappings, new LintContext(LintContext.STEPS, name -> true));
    assertThat(findings).isEmpty();
    assertThat(trials(partner))
        .hasSize(pairs)
        .allSatisfy(trial -> assertThat(trial.complaint()).as(trial.name()).isEmpty());
  }

  private List<Trial> trials(String partner) {
    return Rehearsal.of(routes, mappings).run(name -> name.contains("/" + partner + "/"));
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Stream.concat(Files.walk(home), Files.walk(folder))) {
      return files.collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private int partner(String id, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("partner", "new", id, "--name-id=Dinas Contoh", "--name-en=Example Office"));
    arguments.addAll(Arrays.asList(more));
    return run(null, with(arguments));
  }

  private String[] with(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toArray(String[]::new);
  }

  private int run(UnaryOperator<String> terminal, String... arguments) throws IOException {
    String[] folders =
        with(Arrays.asList(arguments), "--routes=" + routes, "--mappings=" + mappings);
    return Commands.run(folders, MemoryShell.asking(terminal, out, err));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
