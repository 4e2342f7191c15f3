package id.blkhub.edge;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/**
 * What is wrong with an item as a whole, with a folder, or with the options of a route that takes
 * items. {@code %s} stands for a number, a column's letter, or what the hub's own files say.
 */
enum EdgeProblem implements ProblemCode {
  COLUMN_TWICE(
      "HUB-F004", "Kolom %s dan %s bernama sama.", "The columns %s and %s have the same name."),
  TOO_LARGE(
      "HUB-F006",
      "Berkas ini terlalu besar: paling banyak %s bita. Bagi menjadi beberapa berkas.",
      "This file is too large: at most %s bytes. Divide it into several files."),
  TOO_MANY_ROWS(
      "HUB-F007",
      "Lembar ini terlalu panjang: paling banyak %s baris. Bagi menjadi beberapa berkas.",
      "This sheet is too long: at most %s rows. Divide it into several files."),
  NO_ROWS(
      "HUB-F010",
      "Lembar ini hanya memuat nama kolom; tidak ada baris yang berisi.",
      "This sheet has only the names of its columns; there is no row below them."),
  SAME_AGAIN(
      "HUB-F011",
      "Berkas yang sama persis sudah diterima pada %s; tidak ada yang dikirim lagi.",
      "Exactly this file was taken on %s already; nothing of it is sent again."),
  BROKEN_JSON(
      "HUB-F015",
      "Dokumen ini bukan JSON yang utuh, atau sebuah nama ada dua kali di dalamnya.",
      "This document is no sound JSON, or a name stands twice in one object."),
  NO_LIST(
      "HUB-F016",
      "Pada \"%s\" dokumen ini tidak memuat daftar objek.",
      "At \"%s\" this document has no list of objects."),
  BROKEN_XML(
      "HUB-F017",
      "Dokumen ini bukan XML yang utuh, atau memuat DOCTYPE; lihat baris %s.",
      "This document is no sound XML, or has a DOCTYPE; look at line %s."),
  OPTION("HUB-F020", "Opsi rute salah: %s", "The options of the route are wrong: %s"),
  FOLDER_UNUSABLE(
      "HUB-F021",
      "Folder %s tidak dapat dipakai: hub harus dapat membaca, menulis dan mengganti nama di"
          + " dalamnya.",
      "The folder %s cannot be used: the hub must be able to read, write and rename in it."),
  NO_RESULT_NOW(
      "HUB-F023",
      "Hasil sebuah berkas belum dapat ditulis; hub mencoba lagi sendiri.",
      "The result of a file cannot be written now; the hub tries again by itself."),
  NOT_TAKEN_NOW(
      "HUB-F022",
      "Berkas belum dapat diambil; hub mencoba lagi sendiri.",
      "A file cannot be taken now; the hub tries again by itself.");

  private final CodedText declared;

  EdgeProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }

  /** For a mistake in the configuration, which stops the route from starting. */
  IllegalArgumentException mistake(Object... details) {
    return new IllegalArgumentException(code() + ' ' + text(details).en());
  }
}
