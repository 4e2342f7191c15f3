package id.blkhub.lint;

import java.util.HashMap;
import java.util.Map;

/** What is known in one place of a script. */
record ScriptScope(JsltText text, AbstractValue context, Map<String, AbstractValue> variables) {
  ScriptScope in(AbstractValue other) {
    return new ScriptScope(text, other, variables);
  }

  ScriptScope inner() {
    return new ScriptScope(text, context, new HashMap<>(variables));
  }
}
