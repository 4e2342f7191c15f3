package id.blkhub.translation;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** Why a document could not be translated though nothing is wrong with it. */
enum TranslationProblem implements ProblemCode {
  /** A file the hub needs is missing or put aside: the hub's fault, so the message is held. */
  FILE_MISSING(
      "HUB-X003",
      "Hub tidak dapat memakai berkas %s; pesan disimpan dan operator diberi tahu.",
      "The hub cannot use its file %s; the message is kept and an operator is told."),
  /** Its mapping makes nothing of a value that the canonical form needs. */
  UNKNOWN_VALUE(
      "HUB-X091",
      "Hub tidak mengenal nilai di sini, padahal memerlukannya. Periksa ejaan, kode atau"
          + " bentuknya.",
      "The hub does not know the value here, but needs it. Check its spelling, code or form."),
  NO_AGREEMENT_TO_TRY(
      "HUB-T004",
      "%s tidak punya perjanjian untuk %s di partner.yaml.",
      "%s has no agreement for %s in its partner.yaml.");

  private final CodedText declared;

  TranslationProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
