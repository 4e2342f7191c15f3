package id.blkhub.outfile;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/**
 * What can go wrong when a delivery becomes a file. {@code %s} stands for a place in the partner's
 * own form, never for a value.
 */
enum OutFileProblem implements ProblemCode {
  NOT_FLAT(
      "HUB-F090",
      "Nilai pada %s bersarang, sehingga tidak dapat menjadi sel; ubah pemetaannya.",
      "The value at %s is nested and cannot be a cell; change the mapping."),
  NO_COLUMN(
      "HUB-F091",
      "Nilai pada %s tidak punya kolom; tambahkan ke columns, atau hapus dari pemetaan.",
      "The value at %s has no column; add it to columns, or take it out of the mapping."),
  NO_ROWS_THERE(
      "HUB-F092",
      "Pada \"%s\" dokumen ini tidak memuat objek atau daftar objek untuk baris-baris berkas.",
      "At \"%s\" this document has no object and no list of objects for the rows of a file."),
  NO_CORRECTIONS(
      "HUB-F093",
      "Berkas untuk mitra ini tidak dapat menyatakan pembatalan atau koreksi; beri tahu dengan cara"
          + " lain.",
      "Files for this partner cannot say a void or a correction; tell it in another way."),
  NOT_WRITTEN_NOW(
      "HUB-F094",
      "Berkas kiriman belum dapat ditulis; hub mencoba lagi sendiri.",
      "The file of a delivery cannot be written now; the hub tries again by itself.");

  private final CodedText declared;

  OutFileProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
