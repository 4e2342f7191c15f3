package id.blkhub.translation;

import id.blkhub.message.ProblemCode;
import id.blkhub.message.Text;

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

  private final String code;
  private final Text sentence;

  TranslationProblem(String code, String indonesian, String english) {
    this.code = code;
    this.sentence = new Text(indonesian, english);
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Text sentence() {
    return sentence;
  }
}
