package id.blkhub.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.blkhub.sheet.SheetOptions.CellQuote;
import id.blkhub.sheet.SheetOptions.Separator;
import id.blkhub.sheet.SheetOptions.SheetEncoding;
import id.blkhub.sheet.SheetOptions.SheetFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spreadsheets written by another program than the hub. */
class XlsxSheetTest {
  @TempDir Path folder;

  private Path written(Consumer<XSSFWorkbook> content) throws IOException {
    Path file = folder.resolve("sheet.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      content.accept(workbook);
      workbook.write(out);
    }
    return file;
  }

  private static void row(Sheet sheet, int number, Object... cells) {
    Row row = sheet.createRow(number - 1);
    for (int i = 0; i < cells.length; i++) {
      Object cell = cells[i];
      if (cell instanceof Number value) {
        row.createCell(i).setCellValue(value.doubleValue());
      } else if (cell instanceof LocalDate day) {
        row.createCell(i).setCellValue(day);
        CellStyle style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("dd/mm/yyyy"));
        row.getCell(i).setCellStyle(style);
      } else if (cell != null) {
        row.createCell(i).setCellValue(cell.toString());
      }
    }
  }

  @Test
  void shouldReadTextsNumbersAndDatesAndCountRowsAsTheyAreShown() throws IOException {
    Path file =
        written(
            workbook -> {
              Sheet sheet = workbook.createSheet();
              row(sheet, 1, "nik", "jumlah", "batas", "upah");
              row(sheet, 3, "3507245703040002", 4, LocalDate.of(2035, 12, 31), 4500000.5);
              row(sheet, 4, null, null, "31/12/2035", 0);
            });

    assertThat(ReadRows.of(file, SheetOptions.FOUND_OUT))
        .containsExactly(
            "1: nik|jumlah|batas|upah",
            "3: 3507245703040002|4|2035-12-31|4500000.5",
            "4: ||31/12/2035|0");
  }

  @Test
  void shouldTellANumberWhoseDigitsTheSpreadsheetHasLost() throws IOException {
    Path file =
        written(
            workbook -> {
              Sheet sheet = workbook.createSheet();
              row(sheet, 1, "nik");
              row(sheet, 2, 3507245703040002d);
              row(sheet, 3, 350724570304000d);
            });

    assertThat(ReadRows.of(file, SheetOptions.FOUND_OUT))
        .containsExactly("1: nik", "2: ROUNDED_NUMBER", "3: 350724570304000");
  }

  @Test
  void shouldTakeTheValueThatAFormulaHadAndTellAnError() throws IOException {
    Path file =
        written(
            workbook -> {
              Sheet sheet = workbook.createSheet();
              row(sheet, 1, "jumlah", "nama");
              Row row = sheet.createRow(1);
              row.createCell(0).setCellFormula("2+3");
              row.createCell(1).setCellFormula("\"PT \"&\"Contoh\"");
              sheet.createRow(2).createCell(0).setCellFormula("1/0");
              workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            });

    assertThat(ReadRows.of(file, SheetOptions.FOUND_OUT))
        .containsExactly("1: jumlah|nama", "2: 5|PT Contoh", "3: ERROR_VALUE");
  }

  @Test
  void shouldReadTheSheetThatTheRouteNames() throws IOException {
    Path file =
        written(
            workbook -> {
              row(workbook.createSheet("petunjuk"), 1, "Isi lembar kedua.");
              row(workbook.createSheet("data"), 1, "kode");
              row(workbook.getSheet("data"), 2, "A-1");
            });

    assertThat(ReadRows.of(file, ofSheet(2))).containsExactly("1: kode", "2: A-1");
    assertThatThrownBy(() -> ReadRows.of(file, ofSheet(3)))
        .isInstanceOfSatisfying(
            SheetUnreadable.class, e -> assertThat(e.violation().code()).isEqualTo("HUB-F012"));
  }

  private static SheetOptions ofSheet(int number) {
    return new SheetOptions(
        SheetFormat.XLSX, Separator.AUTO, CellQuote.DOUBLE, SheetEncoding.AUTO, 0, number);
  }

  @Test
  void shouldRefuseASpreadsheetThatIsBrokenOrNamesOtherFiles() throws IOException {
    Path file = written(workbook -> row(workbook.createSheet(), 1, "kode"));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    refused(file, "HUB-F013");

    String entities =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
    refused(
        zipped(Map.of("xl/workbook.xml", entities.getBytes(StandardCharsets.UTF_8))), "HUB-F013");
    refused(
        zipped(Map.of("xl/workbook.xml", entities.getBytes(StandardCharsets.UTF_16LE))),
        "HUB-F013");
    refused(zipped(Map.of("anything.txt", new byte[10])), "HUB-F013");
  }

  @Test
  void shouldRefuseASpreadsheetThatGrowsBeyondAllMeasure() throws IOException {
    refused(zipped(Map.of("xl/sharedStrings.xml", new byte[40 * 1024 * 1024])), "HUB-F014");
  }

  private Path zipped(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return Files.write(folder.resolve("zipped.xlsx"), bytes.toByteArray());
  }

  private static void refused(Path file, String code) {
    assertThatThrownBy(() -> ReadRows.of(file, SheetOptions.FOUND_OUT))
        .isInstanceOfSatisfying(
            SheetUnreadable.class, e -> assertThat(e.violation().code()).isEqualTo(code));
  }

  @Test
  void shouldWriteWhatAnotherProgramReadsAsTextsOnly() throws IOException {
    Path file = folder.resolve("out.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        SheetWriter writer = SheetWriter.to(out, SheetOptions.FOUND_OUT, SheetFormat.XLSX)) {
      writer.row(1, List.of("kode", "nama"));
      writer.row(3, List.of("3507245703040002", "=HYPERLINK(\"x\")"));
    }

    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
      assertThat(workbook.getSheetAt(0).getRow(1) == null).isTrue();
      Row row = workbook.getSheetAt(0).getRow(2);
      assertThat(row.getCell(0).getStringCellValue()).isEqualTo("3507245703040002");
      assertThat(row.getCell(1).getStringCellValue()).isEqualTo("'=HYPERLINK(\"x\")");
    }
  }
}
