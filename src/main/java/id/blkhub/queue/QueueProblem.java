package id.blkhub.queue;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** Why a batch cannot be committed though its route ended. */
enum QueueProblem implements ProblemCode {
  ROUTE_UNFINISHED(
      "HUB-X032",
      "Rute berakhir sebelum pekerjaannya selesai; pesan disimpan dan operator diberi tahu.",
      "The route ended before its work was done; the message is kept and an operator is told.");

  private final CodedText declared;

  QueueProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
