package id.blkhub.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML as offices and older systems write it, and as strangers do. */
class XmlRecordsTest {
  @TempDir Path folder;

  private List<String> read(String at, byte[] document) throws IOException {
    Path file = folder.resolve("daftar.xml");
    Files.write(file, document);
    List<String> records = new ArrayList<>();
    XmlRecords.read(
        file,
        JsonPointer.compile(at),
        record ->
            records.add(
                new String(record.data(), StandardCharsets.UTF_8)
                    + (record.faults() == null ? "" : " !" + record.row())));
    return records;
  }

  private List<String> read(String at, String document) throws IOException {
    return read(at, document.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldMakeAnObjectOfEachElementAtThePlace() throws IOException {
    assertThat(
            read(
                "/daftar/lowongan",
                """
                <?xml version="1.0"?>
                <d:daftar xmlns:d="urn:x" bulan="11">
                  <judul>bukan lowongan</judul>
                  <lain><lowongan><nomor>tidak di sini</nomor></lowongan></lain>
                  <d:lowongan id="7"><nomor>L-1</nomor><syarat>SMK</syarat><syarat>GTAW</syarat>
                    <upah mata-uang="IDR">4.500.000</upah><!-- catatan --><kosong/></d:lowongan>
                  <lowongan><nomor><![CDATA[ A & B ]]></nomor><nama>Budi &amp; &#82;ekan</nama></lowongan>
                </d:daftar>
                """))
        .containsExactly(
            "{\"@id\":\"7\",\"nomor\":\"L-1\",\"syarat\":[\"SMK\",\"GTAW\"],"
                + "\"upah\":{\"@mata-uang\":\"IDR\",\"#text\":\"4.500.000\"},\"kosong\":\"\"}",
            "{\"nomor\":\"A & B\",\"nama\":\"Budi & Rekan\"}");
  }

  @Test
  void shouldReadTheEncodingThatTheDocumentNames() throws IOException {
    String document =
        "<?xml version=\"1.0\" encoding=\"windows-1252\"?><a><b><n>Caf\u00e9</n></b></a>";

    assertThat(read("/a/b", document.getBytes(Charset.forName("windows-1252"))))
        .containsExactly("{\"n\":\"Caf\u00e9\"}");
  }

  @Test
  void shouldTellARecordThatHasNoFieldsAndTakeAnEmptyList() throws IOException {
    assertThat(read("/a/b", "<a><b>teks</b><b><n>1</n></b></a>"))
        .containsExactly("\"teks\" !1", "{\"n\":\"1\"}");
    assertThat(read("/a/b", "<a></a>")).isEmpty();
    assertThat(read("/a", "<a><n>1</n></a>")).containsExactly("{\"n\":\"1\"}");
    assertThatThrownBy(() -> read("/a/b/c", "<x><b/></x>"))
        .isInstanceOfSatisfying(
            ItemRefused.class, e -> assertThat(e.violation().code()).isEqualTo("HUB-F016"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bukan XML",
        "<a><b><n>1</n></b>",
        "<a><b><n>1</b></n></a>",
        "<a><b><n>1</n></b></a><a/>",
        "<a><b><n>&rahasia;</n></b></a>",
        "<a><b><n>\u0001</n></b></a>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a><b><n>&x;</n></b></a>",
        "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\"><a><b><n>1</n></b></a>",
        "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y"
            + " \"&x;&x;&x;&x;\">]><a><b><n>&y;</n></b></a>"
      })
  void shouldRefuseWhatIsNotSoundOrHasADocumentType(String document) {
    assertThatThrownBy(() -> read("/a/b", document))
        .isInstanceOfSatisfying(
            ItemRefused.class, e -> assertThat(e.violation().code()).isEqualTo("HUB-F017"));
  }

  @Test
  void shouldRefuseWhatIsDeeperThanAnyDocument() {
    String deep = "<n>".repeat(2_000) + "</n>".repeat(2_000);

    for (String at : List.of("/a/b", "/a/c")) {
      assertThatThrownBy(() -> read(at, "<a><b>" + deep + "</b></a>"))
          .isInstanceOfSatisfying(
              ItemRefused.class, e -> assertThat(e.violation().code()).isEqualTo("HUB-F017"));
    }
  }

  @Test
  void shouldHoldNoMoreThanOneRecord() throws IOException {
    Path file = folder.resolve("panjang.xml");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("<a>");
      for (int i = 0; i < 200_000; i++) {
        out.write("<b><nomor>L-" + i + "</nomor><judul>Juru Las</judul></b>");
      }
      out.write("</a>");
    }
    int[] records = {0};

    XmlRecords.read(file, JsonPointer.compile("/a/b"), record -> records[0]++);

    assertThat(records[0]).isEqualTo(200_000);
  }
}
