package id.blkhub.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.sheet.SheetOptions.CellQuote;
import id.blkhub.sheet.SheetOptions.Separator;
import id.blkhub.sheet.SheetOptions.SheetEncoding;
import id.blkhub.sheet.SheetOptions.SheetFormat;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text files as offices write them. */
class CsvSheetTest {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  @TempDir Path folder;

  private List<String> rows(byte[] bytes, SheetOptions options) throws IOException {
    return ReadRows.of(Files.write(folder.resolve("sheet.csv"), bytes), options);
  }

  private List<String> rows(String text) throws IOException {
    return rows(text.getBytes(StandardCharsets.UTF_8), SheetOptions.FOUND_OUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void shouldFindOutTheSeparatorFromTheLineOfTheColumns(String sign) throws IOException {
    String text = "kode,nama\nA-1,\"Las; listrik, | dan\tmesin\"\n".replace(",", sign);

    assertThat(rows(text))
        .containsExactly(
            "1: kode|nama", "2: A-1|" + "Las; listrik, | dan\tmesin".replace(",", sign));
  }

  @Test
  void shouldReadUtf8WithAndWithoutItsMarkAndWindows1252AndUnicodeText() throws IOException {
    String text = "kode;nama\nA-1;Café “Ibu” – 5 €\n";
    String read = "2: A-1|Café “Ibu” – 5 €";

    assertThat(rows(text.getBytes(StandardCharsets.UTF_8), SheetOptions.FOUND_OUT)).contains(read);
    assertThat(rows(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), SheetOptions.FOUND_OUT))
        .containsExactly("1: kode|nama", read);
    assertThat(rows(text.getBytes(WINDOWS), SheetOptions.FOUND_OUT)).contains(read);
    assertThat(rows(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), SheetOptions.FOUND_OUT))
        .containsExactly("1: kode|nama", read);
  }

  @Test
  void shouldRefuseWhatIsNoTextInTheEncodingTheRouteNames() {
    SheetOptions utf8 =
        new SheetOptions(
            SheetFormat.CSV, Separator.AUTO, CellQuote.DOUBLE, SheetEncoding.UTF_8, 0, 1);

    assertThatThrownBy(() -> rows("nama\nCafé\n".getBytes(WINDOWS), utf8))
        .isInstanceOfSatisfying(
            SheetUnreadable.class, e -> assertThat(e.violation().code()).isEqualTo("HUB-F001"));
  }

  @Test
  void shouldCountRowsAsASpreadsheetDoes() throws IOException {
    assertThat(rows("\nkode,nama\n\nA-1,\"dua\nbaris\"\n , \nA-2,x\n"))
        .containsExactly("2: kode|nama", "4: A-1|dua\nbaris", "6: A-2|x");
  }

  @Test
  void shouldSkipWhatStandsAboveTheColumnsAndALineThatNamesTheSeparator() throws IOException {
    SheetOptions skipping =
        new SheetOptions(
            SheetFormat.AUTO, Separator.AUTO, CellQuote.DOUBLE, SheetEncoding.AUTO, 2, 1);

    assertThat(
            rows(
                "KADIN Jawa Timur\nLowongan, Januari\nkode;nama\nA-1;x\n"
                    .getBytes(StandardCharsets.UTF_8),
                skipping))
        .containsExactly("3: kode|nama", "4: A-1|x");
    assertThat(rows("sep=|\nkode|nama\nA-1|x;y\n")).containsExactly("2: kode|nama", "3: A-1|x;y");
  }

  @Test
  void shouldNameANumberThatASpreadsheetHasShortened() throws IOException {
    assertThat(rows("nik;nama\n3,50725E+15;x\n3.50725E+15;y\n3507245703040002;z\n"))
        .containsExactly(
            "1: nik|nama", "2: ROUNDED_NUMBER|x", "3: ROUNDED_NUMBER|y", "4: 3507245703040002|z");
  }

  @ParameterizedTest
  @CsvSource({
    "'kode,nama\nA-1,\"x\nA-2,y\n', HUB-F008",
    "'kode,nama\nA-1,\"x\"y\n', HUB-F008",
    "'', HUB-F003",
    "'\n \n;;\n', HUB-F003",
    "'\0\1\2', HUB-F001"
  })
  void shouldSayWhyASheetCannotBeRead(String text, String code) {
    assertThatThrownBy(() -> rows(text))
        .isInstanceOfSatisfying(
            SheetUnreadable.class, e -> assertThat(e.violation().code()).isEqualTo(code));
  }

  @Test
  void shouldSayThatAnOldSpreadsheetIsOne() {
    byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1};

    assertThatThrownBy(() -> rows(old, SheetOptions.FOUND_OUT))
        .isInstanceOfSatisfying(
            SheetUnreadable.class, e -> assertThat(e.violation().code()).isEqualTo("HUB-F002"));
  }

  @Test
  void shouldEndAtARowThatIsTooLongBeforeItFillsTheMemory() throws IOException {
    Path file = folder.resolve("long.csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("kode,nama\nA-1,\"");
      for (int i = 0; i < 20_000; i++) {
        out.write("sebuah kutip yang tidak ditutup menelan baris berikutnya\n");
      }
    }

    assertThatThrownBy(() -> ReadRows.of(file, SheetOptions.FOUND_OUT))
        .isInstanceOfSatisfying(
            SheetUnreadable.class,
            e -> {
              assertThat(e.violation().code()).isEqualTo("HUB-F009");
              assertThat(e.violation().message().en()).contains("Row 2");
            });
  }
}
