package id.blkhub.outmail;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/**
 * What can go wrong when a delivery becomes a mail. {@code %s} stands for a place in the partner's
 * own form, never for a value or for what a server wrote.
 */
enum OutMailProblem implements ProblemCode {
  NESTED(
      "HUB-F100",
      "Nilai pada %s bersarang, sehingga tidak dapat ditulis dalam surat; ubah pemetaannya.",
      "The value at %s is nested and cannot stand in a mail; change the mapping."),
  NO_HEADING(
      "HUB-F101",
      "Nilai pada %s tidak punya judul; tambahkan ke columns, atau hapus dari pemetaan.",
      "The value at %s has no heading; add it to columns, or take it out of the mapping."),
  NO_TABLE(
      "HUB-F102",
      "Pada \"%s\" dokumen ini tidak memuat daftar objek untuk tabel surat.",
      "At \"%s\" this document has no list of objects for the table of a mail."),
  TOO_LONG(
      "HUB-F103",
      "Surat ini akan lebih besar dari %s KiB; sepakati cara lain, misalnya berkas.",
      "This mail would be larger than %s KiB; agree on another way, such as a file."),
  NO_CORRECTIONS(
      "HUB-F104",
      "Surat yang sudah terkirim tidak dapat dibatalkan atau dikoreksi; beri tahu mitra dengan cara"
          + " lain.",
      "A mail that was sent cannot be voided or corrected; tell the partner in another way."),
  PERSONAL(
      "HUB-F105",
      "Kiriman jenis ini memuat, atau dapat memuat, data pribadi menurut perjanjiannya, dan data"
          + " pribadi tidak pernah dikirim lewat surat elektronik.",
      "A delivery of this kind has, or may have, personal data by its agreement, and nothing"
          + " personal ever goes by mail."),
  RECEIVER_REFUSED(
      "HUB-F106",
      "Server surat menolak salah satu alamat penerima untuk seterusnya; tidak seorang pun menerima"
          + " surat ini.",
      "The mail server refuses an address of a receiver for good; nobody has got this mail."),
  MAIL_REFUSED(
      "HUB-F107",
      "Server surat menolak surat ini untuk seterusnya.",
      "The mail server refuses this mail for good."),
  LATER(
      "HUB-F108",
      "Server surat sedang tidak dapat dihubungi atau belum menerima surat; hub mencoba lagi"
          + " sendiri.",
      "The mail server cannot be reached or does not take the mail now; the hub tries again by"
          + " itself."),
  LOGIN_REFUSED(
      "HUB-F109",
      "Server surat menolak login hub atau alamat pengirimnya; kiriman menunggu sampai setelannya"
          + " diperbaiki.",
      "The mail server refuses the hub's login or the address it sends from; deliveries wait until"
          + " the settings are corrected."),
  NOT_TRUSTED(
      "HUB-F110",
      "Sambungan aman ke server surat gagal: sertifikatnya tidak dipercaya atau untuk nama lain;"
          + " kata sandi tidak dikirim dan kiriman menunggu.",
      "There is no secure connection to the mail server: its certificate is not trusted, or is for"
          + " another name; no password was sent, and deliveries wait.");

  private final CodedText declared;

  OutMailProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
