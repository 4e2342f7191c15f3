package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.docs.RecipesTest;
import id.blkhub.mail.Post;
import id.blkhub.mail.Post.Attached;
import id.blkhub.message.State;
import id.blkhub.outmail.SmtpScript;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.SandboxSettings;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.HubLog;
import id.blkhub.support.TestHub;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets that partners mail, and counts that are mailed to them, over a real mail server. */
class MailIT {
  private static final String HOTEL = "HRD <hrd@hotel.example>";
  private static final List<String> COLUMNS =
      List.of(
          "Kode Lowongan",
          "Hotel",
          "NIB",
          "Posisi",
          "Kebutuhan",
          "Kabupaten",
          "Berlaku sampai",
          "Kejuruan");

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String CENTRE = "6f1d2c1e-7a3b-4a57-9d0e-3b1a5c7e9f01";
  private static final List<String> OF_HIPMI =
      List.of("Kode", "Nama Usaha", "NIB", "Jabatan", "Butuh", "Kota", "Batas");

  private static Post post;
  private static SmtpScript other;
  private static TestHub hub;
  private static QueuePartner blk;
  private static Mailbox vacancies;
  private static HttpPartner hotels;
  private static DroppedFiles members;
  private static HubLog log;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    post = Post.open();
    post.addBox("asosiasiku");
    other = new SmtpScript();
    OwnFiles files =
        OwnFiles.copyTo(home)
            .change(
                "routes/hotel-ntb/vacancy-mail.camel.yaml",
                "- {name: server, value: hotel-ntb}",
                "- {name: server, value: hotel-ntb}\n      - {name: every, value: 300ms}")
            .change(
                "routes/hipmi/vacancy-files.camel.yaml",
                "- {name: folder, value: vacancy}",
                "- {name: folder, value: vacancy}\n      - {name: every, value: 300ms}\n"
                    + "      - {name: settle, value: 500ms}");
    RecipesTest.writeFiles(Files.readString(RecipesTest.MAIL), home);
    Map<String, Object> settings = new HashMap<>(SandboxSettings.mail(post.port()));
    settings.putAll(SandboxSettings.mailsOut(post.portToSend()));
    settings.put("hub.mail.hipmi.port", other.port());
    settings.putAll(mailsOfTheGuide());
    settings.put("hub.accounts.asosiasiku", "0".repeat(64));
    settings.putAll(files.settings("hub.files", home.resolve("files")));
    members = new DroppedFiles(home.resolve("files/hipmi/vacancy"));
    hub = TestHub.start(home.resolve("data"), Engine.SQLITE, settings);
    blk = hub.partner("blk");
    vacancies = Mailbox.of(blk, "out.blk.vacancy");
    hotels = new HttpPartner("hotel-ntb", "hotel-ntb", hub.httpPort());
    log = HubLog.watch();
  }

  /** A box and a server that takes mails, as the guide names them. */
  private static Map<String, Object> mailsOfTheGuide() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("hub.mail.asosiasiku.port", post.port());
    settings.put("hub.mail.keluar.port", post.portToSend());
    settings.put("hub.mail.keluar.from", "hub@hub.example");
    for (String name : List.of("asosiasiku", "keluar")) {
      settings.put("hub.mail." + name + ".host", "127.0.0.1");
      settings.put("hub.mail." + name + ".user", "asosiasiku");
      settings.put("hub.mail." + name + ".key", "asosiasiku");
      settings.put("hub.mail." + name + ".security", "none");
    }
    return settings;
  }

  @AfterAll
  static void stop() throws Exception {
    log.close();
    blk.close();
    hub.close();
    post.close();
    other.close();
  }

  private static List<String> row(String code, String openings) {
    return List.of(
        code,
        "Hotel C",
        "9120001234568",
        "Juru Masak",
        openings,
        "Kabupaten Lombok Barat",
        "31/12/2035",
        "Tata Boga");
  }

  @SafeVarargs
  private static byte[] spreadsheet(List<String>... rows) throws IOException {
    return spreadsheet(COLUMNS, List.of(rows));
  }

  private static byte[] spreadsheet(List<String> columns, List<List<String>> rows)
      throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      Sheet sheet = workbook.createSheet();
      List<List<String>> all = new ArrayList<>(List.of(columns));
      all.addAll(rows);
      for (int r = 0; r < all.size(); r++) {
        Row written = sheet.createRow(r);
        for (int c = 0; c < all.get(r).size(); c++) {
          written.createCell(c).setCellValue(all.get(r).get(c));
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static JsonNode item(String name) {
    for (JsonNode item : hotels.get("/api/v1/items").json().path("items")) {
      if (item.path("name").asText().equals(name)) {
        return item;
      }
    }
    return MissingNode.getInstance();
  }

  @Test
  void shouldDeliverEachPositionOfASheetAndTellWhatWasWrong() throws Exception {
    int done = post.in("done");

    post.deliver(
        HOTEL,
        new Attached(
            "lowongan.xlsx", spreadsheet(row("H-1", "2"), row("H-2", "dua"), row("H-3", "1"))));

    vacancies.letter("\"H-1\"");
    vacancies.letter("\"H-3\"");
    await().until(() -> post.in("done") == done + 1 && post.in("INBOX") == 0);
    await().until(() -> item("lowongan.xlsx").path("state").asText().equals("FINISHED"));
    String id = item("lowongan.xlsx").path("id").asText();
    JsonNode rows = hotels.get("/api/v1/items/" + id + "/rows").json().path("rows");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("row").asInt()).isEqualTo(3);
    assertThat(rows.get(0).path("errors").get(0).path("path").asText()).isEqualTo("/jumlah_orang");
  }

  @Test
  void shouldTakeASheetOnceHoweverOftenItIsMailed() throws Exception {
    int done = post.in("done");
    byte[] sheet = spreadsheet(row("H-11", "2"));
    post.deliver(HOTEL, new Attached("sekali.xlsx", sheet));
    vacancies.letter("\"H-11\"");

    post.deliver(HOTEL, new Attached("lagi.xlsx", sheet));

    await().until(() -> post.in("done") == done + 2);
    Checks.awaitState(hub, "vacancy", "H-11", State.ACCEPTED);
    assertThat(Checks.messages(hub, "vacancy", "H-11")).hasSize(1);
  }

  @Test
  void shouldPutAsideTheMailOfASheetThatCannotBeRead() {
    int failed = post.in("failed");

    post.deliver(
        HOTEL,
        Attached.text("rusak.csv", "Kode Lowongan;Hotel\nH-21;\"tanpa penutup\n"),
        Attached.text(
            "baik.csv", String.join(";", COLUMNS) + '\n' + String.join(";", row("H-22", "1"))));

    await().until(() -> post.in("failed") == failed + 1);
    vacancies.letter("\"H-22\"");
    assertThat(item("rusak.csv").path("progress").path("code").asText()).isEqualTo("HUB-F008");
  }

  @Test
  void shouldTakeTheSheetOfTheYoungEntrepreneurs() throws Exception {
    List<String> row =
        List.of("M-1", "CV C", "9120001234570", "Penjahit", "2", "Kabupaten Malang", "31/12/2035");

    members.drop("lowongan.xlsx", spreadsheet(OF_HIPMI, List.of(row)));

    assertThat(vacancies.letter("\"M-1\"").body().path("penempatan").asText()).isEqualTo("AKL");
  }

  @Test
  void shouldDoWithTheFilesOfTheGuideWhatTheGuideSays() throws Exception {
    post.deliverTo(
        "asosiasiku",
        "Humas <humas@grup-hotelku.example>",
        Attached.text("lowongan.csv", "No;Jabatan;Orang;Sampai\nA-7;Koki;2;31/12/2035\n"));
    vacancies.letter("\"A-7\"");

    report("2026-03");

    mail("humas@asosiasiku.example", "2026-03");
    MimeMessage mail = mail("sekretariat@asosiasiku.example", "2026-03");
    assertThat(subject(mail)).isEqualTo("Lulusan 2026-03 / Graduates 2026-03");
    assertThat(part(mail, 0)).contains("Kejuruan    Lulusan\r\nTeknik Las  12\r\n");
  }

  /** The counts that were not agreed on, and the small ones, are in neither part. */
  @Test
  void shouldMailTheCountsOfAMonthInBothLanguages() throws Exception {
    report("2026-02");

    MimeMessage mail = mail("sekretariat@kadin.example", "2026-02");
    Checks.awaitDelivery(hub, "report", CENTRE + "|2026-02", "kadin", State.DELIVERED);
    assertThat(subject(mail))
        .isEqualTo("Lulusan BLK 2026-02 / Graduates of the training centres 2026-02");
    assertThat(mail.getMessageID()).endsWith("@hub.example>");
    assertThat(part(mail, 0))
        .contains("Kejuruan    Wilayah           Lulusan", "Teknik Las  Kabupaten Malang  12")
        .contains("Vocation    Region            Graduates", "Left out: 1")
        .doesNotContain("16", "bekerja");
    assertThat(part(mail, 1))
        .contains("<td>Kabupaten Malang</td><td>12</td>", "<div lang=\"en\">")
        .doesNotContain("16", "bekerja");
  }

  @Test
  void shouldKeepNobodyWaitingForAServerThatRefusesTheLogin() throws Exception {
    long before = mailsAtTheOther();
    other.answer("AUTH", "535 no");
    report("2026-04");

    mail("sekretariat@kadin.example", "2026-04");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                log.lines().stream()
                    .filter(line -> line.contains("queue=deliver.hipmi.report waits"))
                    .anyMatch(line -> line.contains("HUB-F109")));
    assertThat(mailsAtTheOther()).isEqualTo(before);

    other.behave();
    Checks.awaitDelivery(hub, "report", CENTRE + "|2026-04", "hipmi", State.DELIVERED);
    assertThat(mailsAtTheOther()).isEqualTo(before + 1);
  }

  private static long mailsAtTheOther() {
    return other.said().stream().filter("DATA"::equals).count();
  }

  private static void report(String month) throws Exception {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("id_lembaga", CENTRE).put("bulan", month);
    ObjectNode row = report.put("versi", 1).putArray("baris").addObject();
    row.put("kejuruan", "las").put("wilayah", "3507").put("mendaftar", 16).put("bekerja", 4);
    row.put("bersertifikat", 12);
    blk.send("in.blk.report", report.toString());
  }

  private static MimeMessage mail(String to, String month) {
    return await("a mail of " + month + " to " + to)
        .atMost(PATIENCE)
        .until(
            () -> post.to(to).stream().filter(one -> subject(one).contains(month)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(MimeMessage mail, int part) throws Exception {
    return (String) ((Multipart) mail.getContent()).getBodyPart(part).getContent();
  }
}
