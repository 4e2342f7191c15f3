package id.blkhub.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.sheet.SheetOptions;
import id.blkhub.sheet.SheetReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a row becomes. */
class SheetRecordsTest {
  @TempDir Path folder;

  private List<String> records(String text, String columns) throws IOException {
    Path file = Files.writeString(folder.resolve("sheet.csv"), text);
    List<String> records = new ArrayList<>();
    SheetReader.read(
        file,
        SheetOptions.FOUND_OUT,
        new SheetRecords(
            ColumnNames.parse(columns),
            record ->
                records.add(
                    record.row()
                        + ": "
                        + new String(record.data(), StandardCharsets.UTF_8)
                        + (record.faults() == null ? "" : " " + record.faults()))));
    return records;
  }

  @Test
  void shouldCallCellsByThePlainFormOfTheirColumnOrByItsOtherName() throws IOException {
    assertThat(
            records(
                "Kode  Lowongan;Nama PT;*Jml.*\nA-1;PT Contoh;3\n",
                "nama pt=nama_perusahaan, Jml=jumlah"))
        .containsExactly(
            "2: {\"kode_lowongan\":\"A-1\",\"nama_perusahaan\":\"PT Contoh\",\"jumlah\":\"3\"}");
  }

  @Test
  void shouldLeaveOutEmptyCellsAndTheColumnsOfAResult() throws IOException {
    assertThat(records("kode;nama;hasil_hub;keterangan_hub\nA-1;;DITOLAK;x\n;;DITERIMA;\n", "none"))
        .containsExactly("2: {\"kode\":\"A-1\"}");
  }

  @Test
  void shouldReadWhatWasMadeHarmlessAsItWas() throws IOException {
    assertThat(records("kode;telepon\nA-1;'+62812\nA-2;'-5\nA-3;'s\n", "none"))
        .containsExactly(
            "2: {\"kode\":\"A-1\",\"telepon\":\"+62812\"}",
            "3: {\"kode\":\"A-2\",\"telepon\":\"-5\"}",
            "4: {\"kode\":\"A-3\",\"telepon\":\"'s\"}");
  }

  @Test
  void shouldKeepBesideARecordWhatIsWrongWithItsCells() throws IOException {
    assertThat(records("kode;nik\nA-1;3,5E+15\nA-2;1;2\n", "none"))
        .containsExactly(
            "2: {\"kode\":\"A-1\"} ROUNDED_NUMBER B",
            "3: {\"kode\":\"A-2\",\"nik\":\"1\"} COLUMN_UNNAMED C");
  }

  @Test
  void shouldRefuseTwoColumnsOfOneName() {
    assertThatThrownBy(() -> records("Kode;nama;KODE\nA-1;x;y\n", "none"))
        .isInstanceOfSatisfying(
            ItemRefused.class,
            e -> {
              assertThat(e.violation().code()).isEqualTo("HUB-F004");
              assertThat(e.violation().message().en()).contains("A and C");
            });
  }

  @Test
  void shouldNumberColumnsAsASpreadsheetDoes() {
    assertThat(List.of(0, 25, 26, 51, 52, 701, 702))
        .extracting(ColumnNames::letter)
        .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA");
  }
}
