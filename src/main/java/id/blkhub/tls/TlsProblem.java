package id.blkhub.tls;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What is wrong with a certificate of the hub, or soon will be. */
enum TlsProblem implements ProblemCode {
  UNUSABLE("HUB-S008", "sertifikat %s (%s): %s", "the certificate %s (%s): %s"),
  ENDED(
      "HUB-S021",
      "Sertifikat %s berakhir pada %s: klien yang memeriksanya tidak tersambung. Ganti berkasnya;"
          + " hub membacanya lagi sendiri.",
      "The certificate %s ended at %s: clients that check it do not connect. Replace the file; the"
          + " hub reads it again by itself."),
  ENDS_SOON(
      ENDED,
      "Sertifikat %s berakhir pada %s, %s hari lagi. Ganti berkasnya; hub membacanya lagi sendiri.",
      "The certificate %s ends at %s, in %s days. Replace the file; the hub reads it again by"
          + " itself.");

  private final CodedText declared;

  TlsProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  TlsProblem(TlsProblem same, String indonesian, String english) {
    this(same.code(), indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
