package id.blkhub.remedy;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** Why an operator's action changed nothing. */
enum RemedyProblem implements ProblemCode {
  GONE(
      "HUB-O001",
      "Tidak ada lagi di sini: sudah dikirim kembali, atau sedang diproses.",
      "Not here any more: somebody sent it on its way already, or it is being processed."),
  CONTENT_GONE(
      "HUB-O002",
      "Isi pesan sudah tidak disimpan; kiriman tetap diparkir.",
      "The content is no longer kept; the delivery stays parked."),
  UNAVAILABLE(
      "HUB-O003",
      "Broker atau basis data sedang tidak menjawab; tidak ada yang berubah. Coba lagi.",
      "The broker or the database does not answer now; nothing changed. Try again."),
  BUSY(
      "HUB-O004",
      "Masih di sini, tetapi sedang tidak dapat diambil; tidak ada yang berubah. Coba lagi.",
      "Still here, but not to be had right now; nothing changed. Try again.");

  private final CodedText declared;

  RemedyProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
