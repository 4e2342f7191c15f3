package id.blkhub.edge;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.journal.MessageView;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sheet that a sender gets back. */
class ResultSheetTest {
  @TempDir Path folder;

  private String result(String sheet, Map<Integer, MessageView> verdicts, String... options)
      throws IOException {
    Map<String, Object> given = new TreeMap<>();
    for (int i = 0; i < options.length; i += 2) {
      given.put(options[i], options[i + 1]);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ResultSheet(
            EdgeOptions.parse("kadin.vacancy", given),
            row -> Optional.ofNullable(verdicts.get(row)))
        .write(Files.writeString(folder.resolve("sheet.csv"), sheet), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static MessageView verdict(State state, Violation... errors) {
    MessageRef message =
        new MessageRef(
            MessageId.next(), new PartnerId("kadin"), new Kind("vacancy"), null, null, null, false);
    return new MessageView(
        message, state, Instant.EPOCH, Instant.EPOCH, List.of(errors), List.of());
  }

  @Test
  void shouldBeTheSameSheetWithWhatBecameOfEachRowInItsWords() throws IOException {
    Violation wrong = Violation.of("/jumlah", "HUB-C024", "Bukan bilangan.", "No number.");

    String result =
        result(
            "KADIN\n\nKode;Jml;;\nA-1;4\nA-2;\"banyak; sekali\";;\n\nA-3;1\n",
            Map.of(4, verdict(State.ACCEPTED), 5, verdict(State.REJECTED, wrong)),
            "skip",
            "1",
            "columns",
            "Jml=jumlah");

    assertThat(result)
        .isEqualTo(
            "\uFEFFKADIN\r\n\r\n"
                + "Kode;Jml;hasil_hub;keterangan_hub\r\n"
                + "A-1;4;DITERIMA;\r\n"
                + "A-2;\"banyak; sekali\";DITOLAK;\"Kolom \"\"Jml\"\": Bukan bilangan."
                + " (HUB-C024)\"\r\n"
                + "\r\n"
                + "A-3;1;BELUM ADA HASIL;\r\n");
  }

  @Test
  void shouldReplaceTheResultsOfAnEarlierTime() throws IOException {
    String result =
        result(
            "Kode;hasil_hub;keterangan_hub;Jml\nA-1;DITOLAK;salah;4\n",
            Map.of(2, verdict(State.DUPLICATE)));

    assertThat(result)
        .isEqualTo("\uFEFFKode;Jml;hasil_hub;keterangan_hub\r\nA-1;4;TIDAK BERUBAH;\r\n");
  }

  @Test
  void shouldLetNoCellRunAsAFormula() throws IOException {
    String result =
        result(
            "Kode;Nama\n=1+1;+62812\n-5;@SUM(A1)\n",
            Map.of(2, verdict(State.ACCEPTED), 3, verdict(State.ACCEPTED)));

    assertThat(result.lines().skip(1))
        .containsExactly("'=1+1;'+62812;DITERIMA;", "'-5;'@SUM(A1);DITERIMA;");
  }
}
