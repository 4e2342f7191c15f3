package id.blkhub.correlation;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** Why a message contradicts what came before, or does not find its case. */
public enum CorrelationProblem implements ProblemCode {
  SAME_ID_OTHER_CONTENT(
      "HUB-I001",
      "ID pesan ini sudah dipakai untuk isi yang lain; kirim dengan ID baru",
      "This message id was already used for other content; send it under a new id"),
  SAME_VERSION_OTHER_CONTENT(
      "HUB-I002",
      "Versi ini sudah diterima dengan isi yang lain; naikkan nomor versi",
      "This version was already accepted with other content; raise the version"),
  OLDER_VERSION(
      "HUB-I003", "Versi yang lebih baru sudah diterima", "A newer version was already accepted"),
  OVERTAKEN(
      "HUB-I004",
      "Saat pesan ini menunggu, pesan yang lebih baru dengan kunci yang sama sudah diterima",
      "While this message waited, a later one under the same key was accepted"),
  NUMBER_OF_ANOTHER_CASE(
      "HUB-I005",
      "Nomor yang ditambahkan sudah menjadi milik kasus lain",
      "A number it adds already belongs to another case"),
  NUMBER_UNKNOWN(
      "HUB-I006",
      "Nomor ini tidak dikenal: sampai batas waktu tunggu tidak ada pesan yang memperkenalkannya",
      "This number is unknown: no message announced it within the time a message may wait"),
  NUMBER_AMBIGUOUS(
      "HUB-I007",
      "Nomor ini cocok dengan dua kasus dari pemilik yang berbeda",
      "This number fits two cases of different owners"),
  CLOSED(
      "HUB-I008",
      "Nomor ini sudah ditutup: pesan yang memperkenalkannya dinyatakan tidak berlaku",
      "This number is closed: the message that announced it was voided"),
  NOTHING_TO_CORRECT(
      "HUB-I009",
      "Tidak ada pesan dengan kunci ini yang dapat dibatalkan, dinyatakan tidak berlaku atau"
          + " dikoreksi",
      "There is no message under this key to cancel, void or correct"),
  WITHDRAWN(
      "HUB-I010",
      "Pengirim membatalkan pesan ini sebelum diteruskan",
      "Its sender cancelled this message before it went on"),
  STEP_TOO_EARLY(
      "HUB-I060",
      "Langkah sebelumnya belum diterima hub; kirim dulu langkah itu, lalu pesan ini sekali lagi",
      "The step before it has not come to the hub yet; send that first, then this message again"),
  STEP_TOO_LATE(
      "HUB-I061",
      "Langkah yang lebih lanjut sudah diterima; langkah ini tidak perlu dikirim lagi",
      "A later step was already accepted; this one need not be sent any more"),
  STEP_CONTRADICTS(
      "HUB-I062",
      "Bertentangan dengan langkah yang sudah diterima; nyatakan langkah itu tidak berlaku (void)"
          + " lebih dulu",
      "It contradicts a step that was accepted; void that one first"),
  STEP_SAID_OTHERWISE(
      "HUB-I063",
      "Langkah ini sudah diterima dengan isi yang lain; untuk mengubahnya, kirim dengan tanda"
          + " correct",
      "This step was already accepted with other content; to change it, send it marked correct"),
  ABOVE_WHAT_WAS_GRANTED(
      "HUB-I064",
      "Jumlahnya melebihi yang diajukan atau yang disetujui untuk nomor ini",
      "The amount is above what was asked or approved for this number"),
  NO_CONSENT(
      "HUB-I020",
      "Persetujuan yang diperlukan tidak ada pada pendaftarannya, untuk tujuan atau penerima lain,"
          + " atau sudah dicabut",
      "The consent that is needed is not recorded with the enrolment, is for another purpose or"
          + " other recipients, or was withdrawn"),
  NIK_OF_ANOTHER_PERSON(
      "HUB-I080",
      "NIK ini bukan NIK orang yang tercatat pada berkas dengan nomor ini",
      "This NIK is not that of the person whose case has this number"),
  BIRTH_DATE_OF_ANOTHER_PERSON(
      "HUB-I081",
      "Tanggal lahir ini bukan milik orang yang tercatat pada berkas dengan nomor ini",
      "This birth date is not that of the person whose case has this number"),
  NAME_OF_ANOTHER_PERSON(
      "HUB-I082",
      "Nama ini bukan nama orang yang tercatat pada berkas dengan nomor ini",
      "This name is not that of the person whose case has this number"),
  NIK_WAS_CORRECTED(
      "HUB-I083",
      "NIK ini sudah dikoreksi oleh registri; kirim dengan NIK yang baru",
      "The registry has corrected this NIK; send it with the new one"),
  EARLIER_NIK_UNKNOWN(
      "HUB-I084",
      "NIK sebelumnya yang disebut bukan NIK yang tercatat pada berkas dengan nomor ini",
      "The earlier NIK named is not the one known of the case that has this number"),
  /** Said with the acceptance of a message. */
  SPELLED_OTHERWISE(
      "HUB-I085",
      "Orangnya sama menurut NIK, tetapi isian ini ditulis lain pada pendaftarannya. Periksa"
          + " keduanya",
      "By its NIK it is the same person, but the enrolment writes this differently. Check both");

  private final CodedText declared;

  CorrelationProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
