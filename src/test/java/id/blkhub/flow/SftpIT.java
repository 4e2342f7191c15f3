package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.docs.RecipesTest;
import id.blkhub.edge.ItemFinder;
import id.blkhub.edge.SourceState;
import id.blkhub.edge.SourceStates;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.SandboxSettings;
import id.blkhub.sandbox.SftpHost;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HubLog;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Files from and to partners that have an SFTP server. */
class SftpIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String COLUMNS = "No;Jabatan;Orang;Sampai\n";

  /** Partners like the one of the guide, each with a server of its own. */
  private static final List<String> PARTNERS = List.of("mebelku", "lambat", "tertukar", "salah");

  private static final Map<String, SftpHost> HOSTS = new LinkedHashMap<>();
  private static final String CENTRE = "6f1d2c1e-7a3b-4a57-9d0e-3b1a5c7e9f01";

  private static TestHub hub;
  private static Path counsellors;
  private static HubLog log;
  private static QueuePartner blk;
  private static Mailbox vacancies;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    OwnFiles files = OwnFiles.copyTo(home);
    Map<String, Object> settings = new LinkedHashMap<>(files.settings());
    for (String partner : PARTNERS) {
      SftpHost host = SftpHost.start(home.resolve("server-" + partner), "kata sandi " + partner);
      HOSTS.put(partner, host);
      settings.putAll(host.settings(partner, "hub"));
      settings.put("hub.accounts." + partner, "0".repeat(64));
      RecipesTest.writeFiles(
          Files.readString(RecipesTest.SFTP)
              .replace("mebelku", partner)
              .replace("value: 300ms", "value: 300ms}\n      - {name: bytes, value: \"20000\""),
          home);
    }
    settings.put("hub.logins.salah.key", "bukan kata sandinya");
    for (String partner : SandboxSettings.BY_SFTP) {
      SftpHost host = SftpHost.start(home.resolve("server-" + partner), "kata sandi " + partner);
      HOSTS.put(partner, host);
      settings.putAll(host.settings(partner, "hub"));
    }
    for (String kind : List.of("enrolment", "assessment")) {
      files.change(
          "routes/blk-banten/" + kind + "-files.camel.yaml",
          "- {name: login, value: blk-banten}",
          "- {name: login, value: blk-banten}\n"
              + "      - {name: every, value: 300ms}\n"
              + "      - {name: settle, value: 500ms}");
    }
    files
        .change(
            "routes/pengantar-kerja/report.camel.yaml",
            "routeTemplateRef: deliver-queue",
            "routeTemplateRef: deliver-folder")
        .change(
            "routes/pengantar-kerja/report.camel.yaml",
            "- {name: kind, value: report}",
            "- {name: kind, value: report}\n      - {name: folder, value: laporan}");
    settings.put("hub.files", home.resolve("files"));
    counsellors = home.resolve("files/pengantar-kerja/laporan/outbox");
    for (SftpHost host : HOSTS.values()) {
      Files.createDirectories(host.path("hub"));
    }
    Path done = Files.createDirectories(HOSTS.get("mebelku").path("hub/done"));
    Files.writeString(done.resolve("baru.csv"), COLUMNS);
    Files.setLastModifiedTime(
        Files.writeString(done.resolve("lama.csv"), COLUMNS),
        FileTime.from(Instant.now().minus(Duration.ofDays(31))));
    hub = TestHub.start(home.resolve("data"), Engine.SQLITE, settings);
    log = HubLog.watch();
    blk = hub.partner("blk");
    vacancies = Mailbox.of(blk, "out.blk.vacancy");
  }

  @AfterAll
  static void stop() throws Exception {
    log.close();
    blk.close();
    hub.close();
    for (SftpHost host : HOSTS.values()) {
      host.close();
    }
  }

  private static String row(String code, String openings) {
    return code + ";Tukang Kayu;" + openings + ";31/12/2035\n";
  }

  private static void drop(String partner, String name, String text) throws IOException {
    HOSTS.get(partner).drop("hub", name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Waits for a file on a partner's server whose name begins and ends so. */
  private static Path file(String partner, String folder, String begin, String end) {
    SftpHost host = HOSTS.get(partner);
    return await(folder + " has " + begin + "…" + end)
        .atMost(PATIENCE)
        .until(
            () ->
                host.in("hub/" + folder).stream()
                    .filter(name -> name.startsWith(begin) && name.endsWith(end))
                    .map(name -> host.path("hub/" + folder).resolve(name))
                    .findFirst()
                    .orElse(null),
            found -> found != null);
  }

  private static void awaitCode(String partner, String code) {
    await(partner + " " + code)
        .atMost(PATIENCE)
        .until(
            () ->
                log.lines().stream()
                    .anyMatch(
                        line ->
                            line.contains("partner=" + partner + " ")
                                && line.contains(" code=" + code + " ")));
  }

  @Test
  void shouldDoAsTheGuideSays() throws Exception {
    Matcher sheet =
        Pattern.compile("(?ms)^<!-- sheet: (\\S+) -->\\n```csv\\n(.*?)^```$")
            .matcher(Files.readString(RecipesTest.SFTP));
    assertThat(sheet.find()).isTrue();

    drop("mebelku", sheet.group(1), sheet.group(2));

    file("mebelku", "done", "lowongan.", ".csv");
    vacancies.letter("\"M-11\"");
    vacancies.letter("\"M-13\"");
    List<String> result = Files.readAllLines(file("mebelku", "results", "lowongan.", ".hasil.csv"));
    assertThat(result.get(1)).startsWith("M-11;").endsWith(";DITERIMA;");
    assertThat(result.get(2)).contains(";DITOLAK;", "Kolom \"\"Orang\"\": ", "(HUB-C024)");
    assertThat(HOSTS.get("mebelku").in("hub/in")).isEmpty();
  }

  @Test
  void shouldTakeAFileOnceAlthoughItCannotBeMovedWhenTheBrokerHasIt() throws Exception {
    HOSTS.get("mebelku").failMoves(2);
    drop("mebelku", "sekali.csv", COLUMNS + row("S-1", "4"));

    file("mebelku", "done", "sekali.", ".csv");

    assertThat(HOSTS.get("mebelku").hasFailedMoves()).isTrue();
    vacancies.letter("\"S-1\"");
    Checks.journalled(hub);
    assertThat(Checks.messages(hub, "vacancy", "S-1")).hasSize(1);
    assertThat(vacancies.count("\"S-1\"")).isEqualTo(1);
    drop("mebelku", "lagi.csv", COLUMNS + row("S-1", "4"));
    assertThat(Files.readString(file("mebelku", "results", "lagi.", ".ulang.txt")))
        .startsWith("HUB-F011\n");
  }

  @Test
  void shouldNotTakeAFileThatStillGrows() throws Exception {
    Path growing = HOSTS.get("mebelku").path("hub/in/tumbuh.csv");
    Files.createDirectories(growing.getParent());
    Files.writeString(growing, COLUMNS);
    for (int i = 0; i < 20; i++) {
      Files.writeString(growing, row("G-" + i, "1"), StandardOpenOption.APPEND);
      long size = Files.size(growing);
      await().pollDelay(Duration.ofMillis(150)).until(() -> Files.size(growing) == size);
    }
    Files.writeString(growing, row("G-20", "1"), StandardOpenOption.APPEND);

    file("mebelku", "done", "tumbuh.", ".csv");

    vacancies.letter("\"G-20\"");
    vacancies.letter("\"G-0\"");
    assertThat(HOSTS.get("mebelku").in("hub/done"))
        .filteredOn(name -> name.startsWith("tumbuh."))
        .hasSize(1);
  }

  @Test
  void shouldPutAwayWhatIsTooLargeOrBrokenAndSayWhy() throws Exception {
    drop("mebelku", "raksasa.csv", COLUMNS + row("B-1", "1").repeat(1_000));
    drop("mebelku", "rusak.csv", COLUMNS + row("B-2", "4") + "B-3;\"tanpa penutup\n");

    assertThat(Files.readString(file("mebelku", "results", "raksasa.", ".gagal.txt")))
        .startsWith("HUB-F006\n");
    assertThat(Files.readString(file("mebelku", "results", "rusak.", ".gagal.txt")))
        .startsWith("HUB-F008\n");
    file("mebelku", "failed", "raksasa.", ".csv");
    assertThat(hub.bean(ItemFinder.class).newest(new PartnerId("mebelku"), 100))
        .filteredOn(item -> item.name().equals("raksasa.csv"))
        .extracting(item -> item.state() + " " + item.progress().code())
        .containsExactly("REFUSED HUB-F006");
    file("mebelku", "failed", "rusak.", ".csv");
    assertThat(Checks.messages(hub, "vacancy", "B-2")).isEmpty();
  }

  @Test
  void shouldRemoveFromAServerWhatHasLainLongEnoughWhereItWasPut() {
    SftpHost host = HOSTS.get("mebelku");

    await().atMost(PATIENCE).until(() -> !host.in("hub/done").contains("lama.csv"));

    assertThat(host.path("hub/done/baru.csv")).exists();
  }

  @Test
  void shouldTakeFilesOfOddNamesUnderPlainOnesAndFollowNoLink() throws Exception {
    Path in = Files.createDirectories(HOSTS.get("mebelku").path("hub/in"));
    Path secret = HOSTS.get("mebelku").path("rahasia.csv");
    Files.writeString(secret, COLUMNS + row("N-1", "1"));
    Files.createSymbolicLink(in.resolve("tautan.csv"), secret);
    drop("mebelku", "..naik..csv", COLUMNS + row("N-2", "1"));
    drop("mebelku", "baris\nbaru\u202Evsc.csv", COLUMNS + row("N-3", "1"));

    file("mebelku", "done", "baris_baru_vsc.", ".csv");
    vacancies.letter("\"N-3\"");

    assertThat(HOSTS.get("mebelku").in("hub/in")).contains("tautan.csv", "..naik..csv");
    assertThat(Checks.messages(hub, "vacancy", "N-1")).isEmpty();
    assertThat(log.lines()).noneMatch(line -> line.contains("baris") || line.contains("\u202E"));
    Files.delete(in.resolve("tautan.csv"));
  }

  @Test
  void shouldNotLogInWhereTheServerShowsAnotherKeyAndSayWhich() throws Exception {
    SftpHost host = HOSTS.get("tertukar");
    KeyPair own = host.shown();
    host.showNewKey();
    drop("tertukar", "tukar.csv", COLUMNS + row("K-1", "1"));

    awaitCode("tertukar", "HUB-F080");

    String shown = host.fingerprint();
    assertThat(log.lines()).anyMatch(line -> line.contains(shown));
    assertThat(host.in("hub/in")).containsExactly("tukar.csv");
    host.show(own);
    file("tertukar", "done", "tukar.", ".csv");
    vacancies.letter("\"K-1\"");
  }

  @Test
  void shouldSayThatALoginIsRefusedForAsLongAsItIs() {
    SourceState refused =
        await()
            .atMost(PATIENCE)
            .until(
                () -> source("salah"), state -> state.condition() == SourceState.Condition.FAILING);

    assertThat(refused.cause().code()).isEqualTo("HUB-F081");
    assertThat(refused.cause().message().en()).contains("hub.logins.salah");
    assertThat(refused.looks().next()).isAfter(refused.looks().last());
    assertThat(refused.looks().taken()).isNull();
    assertThat(log.lines()).noneMatch(line -> line.contains("kata sandi"));
    String health =
        new HttpPartner("operator", "operator", hub.managementPort())
            .get("/actuator/health")
            .text();
    assertThat(health).contains("\"sourcesInTrouble\"", "HUB-F081", "collect.salah.vacancy");
  }

  private static SourceState source(String partner) {
    return hub.bean(SourceStates.class).all().stream()
        .filter(state -> state.partner().value().equals(partner))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldKeepNobodyWaitingForAServerThatIsSlow() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    HOSTS.get("lambat").stall(open);
    try {
      drop("lambat", "lambat.csv", COLUMNS + row("L-1", "1"));
      drop("mebelku", "cepat.csv", COLUMNS + row("L-2", "1"));

      vacancies.letter("\"L-2\"");

      assertThat(vacancies.count("\"L-1\"")).isZero();
    } finally {
      open.countDown();
    }
    vacancies.letter("\"L-1\"");
    Checks.awaitState(hub, "vacancy", "L-1", State.ACCEPTED);
  }

  @Test
  void shouldBringCountsAsASheetAndAsADocument() throws Exception {
    report("2026-02");

    Path sheet = file("disperindag", "out", "report-", ".csv");
    assertThat(Files.readString(sheet))
        .isEqualTo(
            "\uFEFFPeriode;Lembaga;Kode Wilayah;Kejuruan;Mendaftar;Bersertifikat;Bekerja;"
                + "Wirausaha;Tidak Ditampilkan;Versi\r\n"
                + "01/02/2026;"
                + CENTRE
                + ";35.07;Teknik Las;16;;;;1;1\r\n");
    for (String receiver : List.of("disperindag", "pengantar-kerja")) {
      Checks.awaitDelivery(hub, "report", CENTRE + "|2026-02", receiver, State.DELIVERED);
    }
    String name = "report-" + Checks.message(hub, "report", CENTRE + "|2026-02").messageId();
    assertThat(sheet.getFileName().toString()).isEqualTo(name + ".csv");
    assertThat(Files.readString(file("mebelku", "out", name, ".csv")))
        .isEqualTo("Bulan,Kejuruan,Bersertifikat\r\n2026-02,Teknik Las,\r\n");
    assertThat(Files.readString(counsellors.resolve(name + ".json")))
        .contains("\"bulan\":\"2026-02\"", "\"mendaftar\":16")
        .doesNotContain("bekerja");
    Files.delete(sheet);
  }

  @Test
  void shouldLetADeliveryWaitForTheServerItWasToldAndForItsFolder() throws Exception {
    SftpHost host = HOSTS.get("disperindag");
    KeyPair own = host.shown();
    host.showNewKey();
    host.failMoves(1);
    try {
      report("2026-03");
      Checks.awaitDelivery(hub, "report", CENTRE + "|2026-03", "pengantar-kerja", State.DELIVERED);
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  log.lines().stream()
                      .filter(line -> line.contains("queue=deliver.disperindag.report waits"))
                      .anyMatch(line -> line.contains("HUB-F080")));
      assertThat(host.in("hub/out")).isEmpty();
    } finally {
      host.show(own);
    }

    Checks.awaitDelivery(hub, "report", CENTRE + "|2026-03", "disperindag", State.DELIVERED);
    assertThat(host.hasFailedMoves()).isTrue();
    assertThat(host.in("hub/out")).hasSize(1).allMatch(name -> name.endsWith(".csv"));
    Files.delete(file("disperindag", "out", "report-", ".csv"));
  }

  @Test
  void shouldGiveACentreTheCertificatesOfItsOwnCasesAlone() throws Exception {
    String head = "No Pendaftaran;NIK;Nama;Tanggal Lahir;Kode Program;Kejuruan;Angkatan;Status;";
    dropAt(
        "enrolment",
        head
            + "Sumber Dana;Hasil Konseling;Tanggal Konseling\n"
            + "BTN-1;3603125703040002;Contoh Banten;17/03/2004;LAS-1;las;A-1;LULUS;APBD;PELATIHAN;"
            + "10/01/2026\n");
    Checks.awaitState(hub, "enrolment", "BTN-1", State.ACCEPTED);
    dropAt(
        "assessment",
        "No Registrasi Uji;No Pendaftaran;NIK;Nama;Tanggal Lahir;Lisensi LSP;Kode Skema;Kode TUK;"
            + "Tanggal Uji;Unit Kompetensi\n"
            + "UJI-BTN-1;BTN-1;3603125703040002;Contoh Banten;17/03/2004;BNSP-LSP-0383-ID;"
            + "SKM-LAS-2024-01;TUK-3507-001;08/04/2026;C.24LAS01.001.1\n");
    Checks.awaitState(hub, "assessment", "UJI-BTN-1", State.ACCEPTED);
    blk.send("in.blk.enrolment", Texts.enrolment(77, 1, false).toString());
    blk.send("in.blk.assessment", Texts.assessment(77).toString());
    Checks.awaitState(hub, "assessment", Texts.registrationNo(77), State.ACCEPTED);
    ObjectNode certificate =
        (ObjectNode)
            new ObjectMapper()
                .readTree(Path.of("mappings/bnsp/in/certification/competent.in.json").toFile());
    certificate.put("nomor_peserta", "UJI-BTN-1").put("nik_peserta", "3603125703040002");
    certificate.put("nama", "Contoh Banten");
    try (QueuePartner bnsp = hub.partner("bnsp")) {
      bnsp.send("in.bnsp.certification", certificate.toString());
      bnsp.send("in.bnsp.certification", Texts.certificate(77, true).toString());
    }

    Path sheet = file("blk-banten", "certification/out", "certification-", ".csv");

    assertThat(Files.readString(sheet))
        .contains(";Tanggal Keputusan;", "UJI-BTN-1;", ";08/04/2026;")
        .doesNotContain("3603125703040002", "Contoh Banten");
    Checks.awaitDelivery(hub, "certification", "UJI-BTN-1", "blk", State.FILTERED);
    Checks.awaitDelivery(
        hub, "certification", Texts.registrationNo(77), "blk-banten", State.FILTERED);
    assertThat(HOSTS.get("blk-banten").in("hub/certification/out")).hasSize(1);
  }

  /** With {@code -Xmx300m} and {@code -Dhub.faults=full}; what it takes stands in the log. */
  @Test
  @EnabledIfSystemProperty(named = "hub.faults", matches = "full")
  void shouldBringTenThousandRowsToTheirReceiverWithinFiveMinutes() throws Exception {
    int rows = 10_000;
    StringBuilder sheet = new StringBuilder("No Pendaftaran;NIK;Nama;Kode Program;Kejuruan;");
    sheet.append("Angkatan;Status;Sumber Dana\n");
    for (int row = 0; row < rows; row++) {
      int person = row < 8_999 ? row + 1 : row + 2;
      sheet.append("BTN-L-%05d;%s;%s;".formatted(row, Texts.nik(person), Texts.name(person)));
      sheet.append("LAS-1;las;A-1;DAFTAR;APBD\n");
    }
    try (QueuePartner counsellor = hub.partner("pengantar-kerja")) {
      AtomicInteger applicants = new AtomicInteger();
      counsellor.listen(
          "out.pengantar-kerja.enrolment", (text, message) -> applicants.incrementAndGet());
      long begun = System.nanoTime();

      dropAt("enrolment", sheet.toString());

      await()
          .pollInterval(Duration.ofMillis(250))
          .atMost(Duration.ofMinutes(5))
          .until(() -> applicants.get() >= rows);
      LoggerFactory.getLogger(SftpIT.class)
          .info("{} rows in {} ms", rows, (System.nanoTime() - begun) / 1_000_000);
      assertThat(applicants.get()).isEqualTo(rows);
    }
    file("blk-banten", "enrolment/results", "enrolment.", ".hasil.csv");
  }

  private static void dropAt(String kind, String text) throws IOException {
    HOSTS
        .get("blk-banten")
        .drop("hub/" + kind, kind + ".csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void report(String month) throws Exception {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("id_lembaga", CENTRE).put("bulan", month);
    ObjectNode row = report.put("versi", 1).putArray("baris").addObject();
    row.put("kejuruan", "las").put("wilayah", "3507").put("mendaftar", 16).put("bekerja", 4);
    blk.send("in.blk.report", report.toString());
  }
}
