package id.blkhub.rehearsal;

import id.blkhub.message.ProblemCode;
import id.blkhub.message.Text;

/** What a scenario file can get wrong. */
enum ScenarioProblem implements ProblemCode {
  NOT_YAML("HUB-T001", "Bukan YAML yang sah: %s", "No sound YAML: %s"),
  WRONG_SHAPE("HUB-T002", "%s", "%s"),
  NAMES_NOTHING("HUB-T003", "%s", "%s");

  private final String code;
  private final Text sentence;

  ScenarioProblem(String code, String indonesian, String english) {
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
