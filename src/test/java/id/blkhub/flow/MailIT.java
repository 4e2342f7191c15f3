package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.blkhub.mail.Post;
import id.blkhub.mail.Post.Attached;
import id.blkhub.message.State;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.SandboxSettings;
import id.blkhub.store.Engine;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vacancies that hotels send by mail, several in one sheet. */
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

  private static Post post;
  private static TestHub hub;
  private static QueuePartner blk;
  private static Mailbox vacancies;
  private static HttpPartner hotels;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    post = Post.open();
    OwnFiles files =
        OwnFiles.copyTo(home)
            .change(
                "routes/hotel-ntb/vacancy-mail.camel.yaml",
                "- {name: server, value: hotel-ntb}",
                "- {name: server, value: hotel-ntb}\n      - {name: every, value: 300ms}");
    Map<String, Object> settings = new HashMap<>(SandboxSettings.mail(post.port()));
    settings.putAll(files.settings("hub.files", home.resolve("files")));
    hub = TestHub.start(home.resolve("data"), Engine.SQLITE, settings);
    blk = hub.partner("blk");
    vacancies = Mailbox.of(blk, "out.blk.vacancy");
    hotels = new HttpPartner("hotel-ntb", "hotel-ntb", hub.httpPort());
  }

  @AfterAll
  static void stop() throws Exception {
    blk.close();
    hub.close();
    post.close();
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
    try (XSSFWorkbook workbook = new XSSFWorkbook()) {
      Sheet sheet = workbook.createSheet();
      List<List<String>> all = new ArrayList<>(List.of(COLUMNS));
      all.addAll(List.of(rows));
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
}
