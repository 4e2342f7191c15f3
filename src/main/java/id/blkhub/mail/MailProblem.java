package id.blkhub.mail;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What can be wrong with a mail box or a mail in it. No text of a mail is told. */
enum MailProblem implements ProblemCode {
  SETTING(
      "HUB-F050", "Setelan kotak surat salah: %s", "The settings of the mail box are wrong: %s"),
  NOT_READ_NOW(
      "HUB-F051",
      "Kotak surat belum dapat dibaca; hub mencoba lagi sendiri.",
      "The mail box cannot be read now; the hub tries again by itself."),
  LOGIN_REFUSED(
      "HUB-F052", "Server surat menolak login hub.", "The mail server refuses the hub's login."),
  NOT_TRUSTED(
      "HUB-F053",
      "Sambungan aman ke server surat gagal: sertifikatnya tidak dipercaya atau untuk nama lain.",
      "There is no secure connection to the mail server: its certificate is not trusted, or is for"
          + " another name."),
  OTHER_SENDER(
      "HUB-F054",
      "Surat dari alamat yang tidak disepakati; surat dipindahkan dan tidak ada yang diambil.",
      "A mail from an address that is not agreed; it was moved and nothing of it taken."),
  NO_SHEET(
      "HUB-F055",
      "Surat tanpa lampiran CSV, XLSX, atau JSON; surat dipindahkan.",
      "A mail without a CSV, XLSX or JSON file attached; it was moved."),
  TOO_MUCH(
      "HUB-F056",
      "Surat terlalu besar, memuat terlalu banyak bagian atau lampiran, atau tidak dapat dibaca;"
          + " surat dipindahkan.",
      "A mail is too large, has too many parts or attachments, or cannot be read; it was moved."),
  ATTACHMENT_REFUSED(
      "HUB-F057",
      "Lampiran surat tidak dapat dibaca secara utuh; surat dipindahkan.",
      "An attachment of a mail cannot be read as a whole; the mail was moved.");

  private final CodedText declared;

  MailProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }

  /** For a mistake in the settings, which stops the route from starting. */
  IllegalArgumentException mistake(Object... details) {
    return new IllegalArgumentException(code() + ' ' + text(details).en());
  }
}
