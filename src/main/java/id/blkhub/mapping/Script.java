package id.blkhub.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import id.blkhub.message.Text;
import org.jspecify.annotations.Nullable;

/** A compiled JSLT text. Whatever goes wrong in it becomes a {@link MappingFailed}. */
final class Script {
  /** A message of 1 MiB has fewer; more means that the script multiplies its input. */
  static final int MAX_VALUES = 500_000;

  static final int MAX_CHARACTERS = 4_000_000;

  /** The hub reads 64; a form may wrap what it got. */
  static final int MAX_DEPTH = 100;

  private final String name;
  private final Expression expression;

  Script(String name, Expression expression) {
    this.name = name;
    this.expression = expression;
  }

  JsonNode run(JsonNode input) {
    JsonNode output;
    try (Budget budget = Budget.open()) {
      output = expression.apply(input);
    } catch (StackOverflowError e) {
      throw failed(MappingProblem.ENDLESS_RECURSION);
    } catch (OutOfMemoryError e) {
      // one value was larger than the free memory; its parts can be collected by now
      throw tooLarge();
    } catch (TooCostly e) {
      throw tooCostly(e);
    } catch (JsltException e) {
      // the message of JSLT may quote a value, so only the place is told
      String at = e.getLine() > 0 ? e.getLine() + ":" + e.getColumn() : "?";
      Text where = new Text(" di baris:kolom " + at, " at line:column " + at);
      throw new MappingFailed(MappingProblem.FAILED.violation(name, where), null, place(e));
    } catch (RuntimeException e) {
      String kind = ": " + e.getClass().getSimpleName();
      throw new MappingFailed(MappingProblem.FAILED.violation(name, kind), null);
    }
    if (output == null || ResultSize.isTooLarge(output)) {
      throw tooLarge();
    }
    return output;
  }

  private MappingFailed tooCostly(TooCostly e) {
    return switch (e.what()) {
      case MEMORY -> tooLarge();
      case STEPS -> failed(MappingProblem.ENDLESS);
      case READS -> failed(MappingProblem.PATTERN_ENDLESS);
    };
  }

  private MappingFailed tooLarge() {
    return failed(MappingProblem.RESULT_TOO_LARGE);
  }

  MappingFailed failed(MappingProblem problem) {
    return new MappingFailed(problem.violation(name), null);
  }

  private static @Nullable JsltPlace place(JsltException e) {
    return e.getLine() > 0 && e.getSource() != null
        ? new JsltPlace(e.getSource(), e.getLine(), e.getColumn())
        : null;
  }
}
