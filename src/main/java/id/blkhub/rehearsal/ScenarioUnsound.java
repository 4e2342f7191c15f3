package id.blkhub.rehearsal;

import id.blkhub.files.NotText;
import id.blkhub.message.Text;
import java.util.List;

/** A scenario file that cannot be played; every line says where and what. */
final class ScenarioUnsound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> lines;

  ScenarioUnsound(List<String> lines) {
    super(String.join("\n", lines));
    this.lines = List.copyOf(lines);
  }

  static ScenarioUnsound unreadable(NotText why) {
    String at = why.file() + ":" + why.line() + ':' + why.column();
    return new ScenarioUnsound(lines(at, ScenarioProblem.NOT_YAML, why.why()));
  }

  /** Place and code, then the sentence in both languages. */
  static List<String> lines(String at, ScenarioProblem problem, Object... values) {
    Text sentence = problem.text(values);
    return List.of(at + ": " + problem.code(), "  " + sentence.id(), "  " + sentence.en());
  }

  List<String> lines() {
    return lines;
  }
}
