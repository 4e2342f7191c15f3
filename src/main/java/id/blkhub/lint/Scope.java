package id.blkhub.lint;

import java.util.HashMap;
import java.util.Map;

/** What is known in one place of a script. */
record Scope(JsltText text, AbstractValue context, Map<String, AbstractValue> variables) {
  Scope in(AbstractValue other) {
    return new Scope(text, other, variables);
  }

  Scope inner() {
    return new Scope(text, context, new HashMap<>(variables));
  }
}
