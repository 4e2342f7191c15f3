package id.blkhub.contract;

import com.networknt.schema.ExecutionContext;
import id.blkhub.message.Violation;
import java.util.ArrayList;
import java.util.List;

/** One run of a contract over one document: collects what the named rules say beside the schema. */
final class Check extends ExecutionContext {
  private final List<Violation> errors = new ArrayList<>();
  private final List<Violation> warnings = new ArrayList<>();

  Check() {
    getExecutionConfig().setFormatAssertionsEnabled(true);
  }

  List<Violation> errors() {
    return errors;
  }

  List<Violation> warnings() {
    return warnings;
  }

  /** Adds an error. One more than are told is kept, to know that there are more. */
  void error(Violation violation) {
    if (errors.size() <= Contract.MAX_ERRORS) {
      errors.add(violation);
    }
  }

  void warning(Violation violation) {
    if (warnings.size() < Contract.MAX_ERRORS) {
      warnings.add(violation);
    }
  }
}
