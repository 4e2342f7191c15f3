package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.docs.RecipesTest;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets that a chamber drops into its folder. */
class SheetIT {
  private static final String COLUMNS =
      "Kode Lowongan;Revisi;Perusahaan;NIB;Posisi;Kebutuhan;Lokasi;Berlaku sampai\n";

  private static TestHub hub;
  private static QueuePartner blk;
  private static Mailbox vacancies;
  private static DroppedFiles folder;
  private static DroppedFiles hotel;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    OwnFiles files =
        OwnFiles.copyTo(home)
            .change(
                "routes/kadin/vacancy-files.camel.yaml",
                "- {name: folder, value: vacancy}",
                "- {name: folder, value: vacancy}\n"
                    + "      - {name: settle, value: 400ms}\n"
                    + "      - {name: every, value: 200ms}");
    RecipesTest.writeFiles(Files.readString(RecipesTest.SHEETS), home);
    Path dropped = home.resolve("files");
    hub =
        TestHub.start(
            home.resolve("data"),
            Engine.SQLITE,
            files.settings("hub.files", dropped, "hub.accounts.hotelku", "0".repeat(64)));
    hotel = new DroppedFiles(dropped.resolve("hotelku/lowongan"));
    folder = new DroppedFiles(dropped.resolve("kadin/vacancy"));
    blk = hub.partner("blk");
    vacancies = Mailbox.of(blk, "out.blk.vacancy");
  }

  @AfterAll
  static void stop() throws Exception {
    blk.close();
    hub.close();
  }

  private static String row(String code, String openings) {
    return code
        + ";1;PT Anggota Contoh;9120001234567;Juru Las;"
        + openings
        + ";Kabupaten Malang;31/12/2035\n";
  }

  @Test
  void shouldDeliverTheGoodRowsOfASheetAndRejectTheOthers() throws Exception {
    folder.drop("lowongan.csv", COLUMNS + row("S-1", "4") + row("S-2", "banyak") + row("S-3", "2"));

    folder.await("done", "lowongan.", ".csv");
    vacancies.letter("\"S-1\"");
    vacancies.letter("\"S-3\"");
    Checks.awaitState(hub, "vacancy", "S-1", State.ACCEPTED);
    await().until(() -> folder.in("inbox").isEmpty());
    assertThat(vacancies.count("\"S-2\"")).isZero();
    await().until(() -> Checks.sent(hub, "kadin", "vacancy", State.REJECTED) > 0);
  }

  @Test
  void shouldDoAsTheGuideSays() throws Exception {
    Matcher sheet =
        Pattern.compile("(?ms)^<!-- sheet: (\\S+) -->\\n```csv\\n(.*?)^```$")
            .matcher(Files.readString(RecipesTest.SHEETS));
    assertThat(sheet.find()).isTrue();

    hotel.drop(sheet.group(1), sheet.group(2));

    hotel.await("done", "lowongan.", ".csv");
    vacancies.letter("\"H-11\"");
    vacancies.letter("\"H-13\"");
    await().until(() -> Checks.sent(hub, "hotelku", "vacancy", State.REJECTED) == 1);
  }

  @Test
  void shouldTakeTheSameFileOnceAndSaySo() throws Exception {
    folder.drop("sama.csv", COLUMNS + row("S-11", "4"));
    folder.await("done", "sama.", ".csv");
    vacancies.letter("\"S-11\"");

    folder.drop("nama-lain.csv", COLUMNS + row("S-11", "4"));

    Path told = folder.await("results", "nama-lain.", ".ulang.txt");
    assertThat(Files.readString(told)).startsWith("HUB-F011\nBerkas yang sama");
    assertThat(Checks.messages(hub, "vacancy", "S-11")).hasSize(1);
  }

  @Test
  void shouldDeliverOnlyWhatChangedInACorrectedFile() throws Exception {
    folder.drop("koreksi.csv", COLUMNS + row("S-21", "4") + row("S-22", "banyak"));
    vacancies.letter("\"S-21\"");

    folder.drop("koreksi.csv", COLUMNS + row("S-22", "3") + row("S-21", "4"));

    vacancies.letter("\"S-22\"");
    Checks.awaitState(hub, "vacancy", "S-21", State.DUPLICATE);
    assertThat(vacancies.count("\"S-21\"")).isEqualTo(1);
    assertThat(folder.in("done")).filteredOn(name -> name.startsWith("koreksi.")).hasSize(2);
  }

  @Test
  void shouldPutAFileAwayThatCannotBeReadAsAWholeAndSayWhy() throws Exception {
    folder.drop("rusak.csv", COLUMNS + row("S-31", "4") + "S-32;1;\"PT tanpa penutup\n");

    folder.await("failed", "rusak.", ".csv");
    assertThat(Files.readString(folder.await("results", "rusak.", ".gagal.txt")))
        .startsWith("HUB-F008\nBaris 3 ");
    assertThat(Checks.messages(hub, "vacancy", "S-31")).isEmpty();
    assertThat(folder.in("inbox")).isEmpty();
  }

  @Test
  void shouldGiveTheSheetBackWithWhatBecameOfEachRow() throws Exception {
    folder.drop(
        "hasil.csv", COLUMNS + row("S-41", "4") + row("S-42", "banyak") + row("=S-43", "1"));

    List<String> result =
        Files.readAllLines(folder.await("results", "hasil.", ".hasil.csv"), StandardCharsets.UTF_8);

    assertThat(result.get(0)).endsWith("Berlaku sampai;hasil_hub;keterangan_hub");
    assertThat(result.get(1)).startsWith("S-41;").endsWith(";DITERIMA;");
    assertThat(result.get(2)).contains(";DITOLAK;", "Kolom \"\"Kebutuhan\"\": ", "(HUB-C024)");
    assertThat(result.get(3)).startsWith("'=S-43;").contains(";DITOLAK;");
  }

  @Test
  void shouldTakeASpreadsheetAndGiveItBack() throws Exception {
    folder.drop("lembar.xlsx", spreadsheet());

    Path result = folder.await("results", "lembar.", ".hasil.xlsx");

    vacancies.letter("\"S-51\"");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(result))) {
      Sheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getRow(1).getCell(7).getStringCellValue()).isEqualTo("2035-12-31");
      assertThat(sheet.getRow(1).getCell(8).getStringCellValue()).isEqualTo("DITERIMA");
      assertThat(sheet.getRow(2).getCell(8).getStringCellValue()).isEqualTo("DITOLAK");
      assertThat(sheet.getRow(2).getCell(9).getStringCellValue())
          .contains("Kolom \"NIB\"")
          .contains("HUB-");
    }
  }

  /** One row as it should be, and one whose NIB is a number. */
  private static byte[] spreadsheet() throws IOException {
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      Sheet sheet = workbook.createSheet();
      List<List<Object>> rows =
          List.of(
              List.of((Object[]) COLUMNS.strip().split(";")),
              List.of("S-51", 1, "PT Contoh", "9120001234567", "Juru Las", 3, "Pasar Kemis"),
              List.of("S-52", 1, "PT Contoh", 912000123456d, "Juru Las", 3, "Pasar Kemis"));
      for (int r = 0; r < rows.size(); r++) {
        Row row = sheet.createRow(r);
        for (int c = 0; c < rows.get(r).size(); c++) {
          Object value = rows.get(r).get(c);
          if (value instanceof Number number) {
            row.createCell(c).setCellValue(number.doubleValue());
          } else {
            row.createCell(c).setCellValue(value.toString());
          }
        }
        if (r > 0) {
          row.createCell(7).setCellValue(LocalDate.of(2035, 12, 31));
          CellStyle date = workbook.createCellStyle();
          date.setDataFormat((short) 14);
          row.getCell(7).setCellStyle(date);
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      workbook.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static String itemId(HttpPartner.Answer uploaded) {
    return uploaded.json().path("item").path("id").asText();
  }

  private static HttpPartner.Answer upload(HttpPartner sender, String query, String file) {
    return sender.upload(query, "text/csv", file.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode finished(HttpPartner sender, String id) {
    String one = "/api/v1/items/" + id;
    await().until(() -> sender.get(one).json().path("state").asText().equals("FINISHED"));
    return sender.get(one).json();
  }

  @Test
  void shouldTakeAnUploadedSheetAndTellWhatBecameOfItsRows() {
    HttpPartner kadin = new HttpPartner("kadin", "kadin", hub.httpPort());

    HttpPartner.Answer answer =
        upload(
            kadin,
            "kind=vacancy&name=unggah.csv",
            COLUMNS + row("S-71", "4") + row("S-72", "banyak"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    String id = itemId(answer);
    assertThat(finished(kadin, id).path("progress").toString())
        .isEqualTo("{\"records\":2,\"sent\":2,\"judged\":2}");
    vacancies.letter("\"S-71\"");
    JsonNode rows = kadin.get("/api/v1/items/" + id + "/rows").json().path("rows");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("row").asInt()).isEqualTo(3);
    assertThat(rows.get(0).path("state").asText()).isEqualTo("REJECTED");
    assertThat(rows.get(0).path("errors").get(0).path("path").asText())
        .isEqualTo("/jumlah_lowongan");
    assertThat(kadin.get("/api/v1/items/" + id + "/result").text())
        .contains(";DITERIMA;", ";DITOLAK;");
    HttpPartner supra = new HttpPartner("supra", "supra", hub.httpPort());
    for (String path : List.of("", "/result", "/rows")) {
      assertThat(supra.get("/api/v1/items/" + id + path).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  void shouldTellThatAnUploadWasTakenBeforeInWhateverWayItCame() throws Exception {
    HttpPartner kadin = new HttpPartner("kadin", "kadin", hub.httpPort());
    String sheet = COLUMNS + row("S-81", "4");
    folder.drop("lama.csv", sheet);
    folder.await("done", "lama.", ".csv");

    HttpPartner.Answer again = upload(kadin, "kind=vacancy&name=baru.csv", sheet);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json().path("errors").get(0).path("code").asText()).isEqualTo("HUB-F011");
    vacancies.letter("\"S-81\"");
    assertThat(Checks.messages(hub, "vacancy", "S-81")).hasSize(1);
  }

  @Test
  void shouldTakeAListOfJsonAndAFormWithAFile() {
    HttpPartner kadin = new HttpPartner("kadin", "kadin", hub.httpPort());
    String list =
        "[{\"kode_lowongan\":\"S-91\",\"revisi\":\"1\",\"nama_perusahaan\":\"PT C\",\"nib\":"
            + "\"9120001234567\",\"posisi\":\"Las\",\"jumlah_lowongan\":\"2\",\"lokasi\":\"Kabupaten"
            + " Malang\",\"berlaku_sampai\":\"31/12/2035\"},{\"kode_lowongan\":\"S-92\"}]";
    String form =
        "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nvacancy\r\n--b\r\n"
            + "Content-Disposition: form-data; name=\"file\"; filename=\"C:\\\\daftar\u202e.json\""
            + "\r\nContent-Type: application/json\r\n\r\n"
            + list
            + "\r\n--b--\r\n";

    HttpPartner.Answer answer =
        kadin.upload("", "multipart/form-data; boundary=b", form.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().path("item").path("name").asText()).isEqualTo("daftar.json");
    String id = itemId(answer);
    finished(kadin, id);
    vacancies.letter("\"S-91\"");
    JsonNode rows = kadin.get("/api/v1/items/" + id + "/rows").json().path("rows");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).path("row").asInt()).isEqualTo(2);
    assertThat(
            kadin.get("/api/v1/items/" + id + "/result").json().get(0).path("hasil_hub").asText())
        .isEqualTo("DITERIMA");
  }

  @Test
  void shouldRefuseAnUploadThatIsNotForThisHub() {
    HttpPartner kadin = new HttpPartner("kadin", "kadin", hub.httpPort());
    HttpPartner supra = new HttpPartner("supra", "supra", hub.httpPort());
    byte[] pdf = "%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII);
    byte[] large = new byte[17_000_000];
    java.util.Arrays.fill(large, (byte) 'x');

    assertThat(kadin.upload("kind=vacancy", "text/csv", pdf).text()).contains("HUB-H063");
    assertThat(kadin.upload("kind=vacancy", "text/csv", pdf).status()).isEqualTo(415);
    assertThat(kadin.upload("kind=vacancy", "image/png", new byte[10]).status()).isEqualTo(415);
    assertThat(kadin.upload("kind=vacancy", "text/csv", large).status()).isEqualTo(413);
    assertThat(kadin.upload("kind=vacancy", "text/csv", large).text()).contains("HUB-H062");
    assertThat(kadin.upload("kind=vacancy", "text/csv", new byte[0]).text()).contains("HUB-H064");
    assertThat(upload(kadin, "", "a;b\n").text()).contains("HUB-H064");
    assertThat(upload(kadin, "kind=enrolment", "a;b\n").text()).contains("HUB-H004");
    assertThat(upload(kadin, "kind=tidak-ada", "a;b\n").text()).contains("HUB-H003");
    assertThat(upload(supra, "kind=vacancy", "a;b\n").text()).contains("HUB-H065");
    assertThat(upload(kadin, "kind=vacancy&jenis=x", "a;b\n").text()).contains("HUB-H090");
    assertThat(
            kadin
                .upload(
                    "",
                    "multipart/form-data; boundary=b",
                    "--b\r\nx".getBytes(StandardCharsets.US_ASCII))
                .text())
        .contains("HUB-H068");
  }

  @Test
  void shouldSayOfAnUploadThatCannotBeReadWhyNot() {
    HttpPartner kadin = new HttpPartner("kadin", "kadin", hub.httpPort());

    String id =
        itemId(upload(kadin, "kind=vacancy&name=rusak.csv", COLUMNS + "S-95;1;\"PT tanpa\n"));

    String one = "/api/v1/items/" + id;
    await().until(() -> kadin.get(one).json().path("state").asText().equals("REFUSED"));
    assertThat(kadin.get(one).json().path("progress").path("code").asText()).isEqualTo("HUB-F008");
  }

  @Test
  void shouldTellAPartnerHowFarItsOwnFilesAre() throws Exception {
    folder.drop("sejauh.csv", COLUMNS + row("S-61", "4") + row("S-62", "1"));
    folder.await("results", "sejauh.", ".hasil.csv");
    HttpPartner kadin = new HttpPartner("kadin", "kadin", hub.httpPort());

    JsonNode item =
        StreamSupport.stream(kadin.get("/api/v1/items").json().path("items").spliterator(), false)
            .filter(one -> one.path("name").asText().equals("sejauh.csv"))
            .findFirst()
            .orElseThrow();
    String one = "/api/v1/items/" + item.path("id").asText();

    await().until(() -> kadin.get(one).json().path("state").asText().equals("FINISHED"));
    assertThat(kadin.get(one).json().path("progress").toString())
        .isEqualTo("{\"records\":2,\"sent\":2,\"judged\":2}");
    HttpPartner supra = new HttpPartner("supra", "supra", hub.httpPort());
    assertThat(supra.get(one).status()).isEqualTo(404);
    assertThat(supra.get("/api/v1/items").json().path("items")).isEmpty();
  }
}
