package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What stands in an expectation for a value that is made anew each time. */
enum Placeholder {
  ANY("<any>", value -> !value.isNull()),
  UUID("<uuid>", text("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")),
  TIME(
      "<time>",
      text("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})")),
  DATE("<date>", text("\\d{4}-\\d{2}-\\d{2}")),
  TEXT("<text>", JsonNode::isTextual),
  NUMBER("<number>", JsonNode::isNumber);

  private final String written;
  private final Predicate<JsonNode> fits;

  Placeholder(String written, Predicate<JsonNode> fits) {
    this.written = written;
    this.fits = fits;
  }

  /** The placeholder an expected value is; empty where it stands for itself. */
  static Optional<Placeholder> of(JsonNode expected) {
    return expected.isTextual()
        ? Arrays.stream(values()).filter(p -> p.written.equals(expected.textValue())).findFirst()
        : Optional.empty();
  }

  boolean fits(JsonNode value) {
    return fits.test(value);
  }

  private static Predicate<JsonNode> text(String pattern) {
    Predicate<String> form = Pattern.compile(pattern).asMatchPredicate();
    return value -> value.isTextual() && form.test(value.textValue());
  }
}
