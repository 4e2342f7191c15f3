package id.blkhub.reader;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What can be wrong with a message before its contract is looked at. */
enum ReadingProblem implements ProblemCode {
  VERSION(
      "HUB-X001",
      "CloudEvents harus versi 1.0: specversion bernilai 1.0.",
      "The CloudEvents version must be 1.0: specversion is 1.0."),
  ATTRIBUTE(
      VERSION,
      "Atribut CloudEvents %s wajib ada, berupa teks.",
      "The CloudEvents attribute %s must be there, as a text."),
  TIME(
      VERSION,
      "Atribut time harus waktu RFC 3339 dengan zona, misalnya 2026-01-28T15:04:00+07:00.",
      "The attribute time must be a time of RFC 3339 with its offset, such as"
          + " 2026-01-28T15:04:00+07:00."),
  DATA(
      VERSION,
      "CloudEvents terstruktur memuat pesannya satu kali: objek JSON di data, atau base64 di"
          + " data_base64.",
      "A structured CloudEvent carries its message once: a JSON object in data, or base64 in"
          + " data_base64."),
  CAPITALS(
      VERSION,
      "Nama atribut CloudEvents ditulis dengan huruf kecil: %s.",
      "Names of CloudEvents attributes are in lower case: %s."),
  TWICE(
      "HUB-X060",
      "%s ada dua kali, atau di kepala dan di dalam peristiwa dengan nilai berbeda. Kirim satu"
          + " kali.",
      "%s comes twice, or in the head and in the event with different values. Send it once."),
  NAME(
      "HUB-X061",
      "%s harus 1 sampai 255 karakter yang terlihat: tanpa karakter kendali, tanda arah, karakter"
          + " tanpa lebar, dan spasi di awal atau akhir.",
      "%s must have 1 to 255 characters that can be seen: no control characters, no direction"
          + " marks, nothing without width, no blank at either end."),
  MEDIA(
      "HUB-X062",
      "Kirim application/json, …+json atau application/cloudevents+json, dalam UTF-8.",
      "Send application/json, …+json or application/cloudevents+json, in UTF-8."),
  ENCODING(MEDIA, "Kirim isi pesan tanpa kompresi.", "Send the body uncompressed."),
  ROUNDED_NUMBER(
      "HUB-X063",
      "Angka di kolom %s kehilangan digit: lembar kerja hanya menyimpan 15 digit. Jadikan kolom itu"
          + " teks dan ketik ulang angkanya.",
      "The number in column %s has lost digits: a spreadsheet keeps only 15. Make the column text"
          + " and type the number again."),
  ERROR_VALUE(
      "HUB-X064",
      "Rumus di kolom %s tidak menghasilkan nilai. Tulis nilainya.",
      "The formula in column %s has no value. Write the value."),
  COLUMN_UNNAMED(
      "HUB-X065",
      "Kolom %s berisi nilai tetapi tidak bernama; mungkin pemisah ada di dalam sebuah nilai tanpa"
          + " tanda kutip.",
      "Column %s has a value and no name; perhaps a separator stands within a value that is not"
          + " quoted."),
  NOT_AN_OBJECT(
      "HUB-X066",
      "Catatan %s dalam daftar bukan objek JSON dengan nama dan nilai.",
      "Record %s of the list is no JSON object with names and values."),
  TOO_MUCH_BESIDE(
      "HUB-B007",
      "Terlalu banyak di samping isi pesan: nilai yang dibaca hub paling banyak %s karakter; header"
          + " atau properti paling banyak %s buah, %s byte.",
      "Too much beside the body: values the hub reads have at most %s characters; headers or"
          + " properties are at most %s, of %s bytes.");

  private final CodedText declared;

  ReadingProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  ReadingProblem(ReadingProblem same, String indonesian, String english) {
    this(same.code(), indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
