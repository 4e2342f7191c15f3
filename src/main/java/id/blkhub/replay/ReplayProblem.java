package id.blkhub.replay;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** Why a delivery does not come again although its receiver asked for it. */
enum ReplayProblem implements ProblemCode {
  GONE(
      "HUB-O090",
      "Isi kiriman ini atau kasusnya tidak disimpan lagi; mintalah kepada pengirimnya.",
      "The content of this delivery, or its case, is not kept any more; ask its sender for it.");

  private final CodedText declared;

  ReplayProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
