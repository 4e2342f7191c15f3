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
