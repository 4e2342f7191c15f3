package id.blkhub.route;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** Why a file of routes is not running. */
enum RouteProblem implements ProblemCode {
  SPINE("HUB-R001", "%s tidak dapat dimuat: %s", "%s does not load: %s"),
  PUT_ASIDE(
      "HUB-R002", "%s tidak dimuat dan disisihkan: %s", "%s does not load and is put aside: %s");

  private final CodedText declared;

  RouteProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
