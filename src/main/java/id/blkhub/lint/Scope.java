package id.blkhub.lint;

import java.util.HashMap;
import java.util.Map;

/** What is known in one place of a script. */
record Scope(JsltText text, Value context, Map<String, Value> variables) {
  Scope in(Value other) {
    return new Scope(text, other, variables);
  }

  Scope inner() {
    return new Scope(text, context, new HashMap<>(variables));
  }
}
