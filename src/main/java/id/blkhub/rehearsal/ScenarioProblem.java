package id.blkhub.rehearsal;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** What a scenario file can get wrong. */
enum ScenarioProblem implements ProblemCode {
  NOT_YAML("HUB-T001", "Bukan YAML yang sah: %s", "No sound YAML: %s"),
  WRONG_SHAPE("HUB-T002", "%s", "%s"),
  NAMES_NOTHING("HUB-T003", "%s", "%s");

  private final CodedText declared;

  ScenarioProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }
}
