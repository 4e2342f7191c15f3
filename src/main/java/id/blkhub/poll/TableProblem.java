package id.blkhub.poll;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What can be wrong with a partner's database. {@code %s} is the table, as the route names it. */
enum TableProblem implements ProblemCode {
  UNREACHABLE(
      "HUB-F060",
      "Basis data mitra tidak dapat dihubungi atau koneksinya putus; hub mencoba lagi sendiri.",
      "The partner's database cannot be reached, or the connection broke; the hub tries again by"
          + " itself."),
  LOGIN_REFUSED(
      "HUB-F061",
      "Basis data mitra menolak nama pengguna atau kata sandi hub.",
      "The partner's database refuses the hub's user or password."),
  NOT_AS_AGREED(
      "HUB-F062",
      "Tabel %s tidak ada, tidak mempunyai kolom yang disepakati, atau hub tidak berhak atasnya.",
      "The table %s is not there, lacks the agreed columns, or the hub has no right to it."),
  FAILED(
      "HUB-F063",
      "Basis data mitra tidak dapat membaca atau menandai baris %s sekarang; hub mencoba lagi"
          + " sendiri.",
      "The partner's database cannot read or mark rows of %s now; the hub tries again by itself."),
  SETTING(
      "HUB-F064",
      "Setelan %s tidak ada atau salah: url dimulai dengan jdbc:postgresql:",
      "The setting %s is missing or wrong: a url begins with jdbc:postgresql:");

  private final CodedText declared;

  TableProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }

  /**
   * For a setting that a route needs.
   *
   * @param what the setting's name, never its value
   */
  IllegalArgumentException mistake(String what) {
    return new IllegalArgumentException(code() + " " + text(what).en());
  }
}
