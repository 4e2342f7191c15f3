package id.blkhub.step;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What is wrong with a route when a batch comes to one of its steps. */
enum StepProblem implements ProblemCode {
  MISPLACED(
      "HUB-X031",
      "Langkah %s salah tempat dalam rute: langkah ini menerima %s; pesan disimpan dan operator"
          + " diberi tahu.",
      "The step %s stands in the wrong place of its route: it takes %s; the message is kept and an"
          + " operator is told.");

  private final CodedText declared;

  StepProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
