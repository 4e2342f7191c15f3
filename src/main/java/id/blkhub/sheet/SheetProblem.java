package id.blkhub.sheet;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/**
 * Why a sheet as a whole cannot be read. {@code %s} stands for a number or a column's letter, never
 * for what stands in the sheet.
 */
public enum SheetProblem implements ProblemCode {
  NOT_A_SHEET(
      "HUB-F001",
      "Berkas ini bukan CSV dan bukan XLSX, atau hurufnya tidak dalam UTF-8 atau Windows-1252."
          + " Simpan ulang sebagai XLSX atau CSV UTF-8.",
      "This file is neither CSV nor XLSX, or its letters are neither in UTF-8 nor in Windows-1252."
          + " Save it again as XLSX or CSV UTF-8."),
  OLD_SPREADSHEET(
      "HUB-F002",
      "Berkas ini berformat lama (.xls) atau dilindungi kata sandi. Simpan sebagai Excel Workbook"
          + " (.xlsx) tanpa kata sandi.",
      "This file has an old form (.xls) or is protected by a password. Save it as an Excel Workbook"
          + " (.xlsx) without a password."),
  NO_COLUMNS(
      "HUB-F003",
      "Lembar ini kosong: baris dengan nama kolom tidak ada.",
      "This sheet is empty: there is no row with the names of the columns."),
  BROKEN_ROW(
      "HUB-F008",
      "Baris %s tidak dapat dibaca: tanda kutipnya tidak ditutup, atau ada huruf setelah kutip"
          + " penutup.",
      "Row %s cannot be read: its quote is not closed, or letters follow a closing quote."),
  NO_SUCH_SHEET(
      "HUB-F012", "Berkas ini tidak punya lembar ke-%s.", "This file has no sheet number %s."),
  BROKEN_SPREADSHEET(
      "HUB-F013",
      "Berkas XLSX ini rusak. Buka dengan program lembar kerja dan simpan ulang.",
      "This XLSX file is broken. Open it in a spreadsheet programme and save it again."),
  SWOLLEN_SPREADSHEET(
      "HUB-F014",
      "Isi berkas XLSX ini jauh lebih besar daripada berkasnya. Salin datanya ke berkas baru.",
      "What this XLSX file holds is far larger than the file. Copy its data into a new file."),
  LONG_ROW(
      "HUB-F009",
      "Baris %s terlalu panjang: paling banyak %s huruf dan %s kolom. Biasanya sebuah tanda kutip"
          + " tidak ditutup.",
      "Row %s is too long: at most %s letters and %s columns. Most often a quote is not closed.");

  private final CodedText declared;

  SheetProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
