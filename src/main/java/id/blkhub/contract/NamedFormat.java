package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.ValidationContext;
import id.blkhub.message.Text;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A {@code format} of the hub.
 *
 * @param expected what would be right, after "must be"
 * @param advice what of a wrong value, which is repeated in it, was perhaps meant
 */
record NamedFormat(
    String name, Text expected, Predicate<String> test, Function<String, Text> advice)
    implements Format {
  private static final Text NOTHING = new Text("", "");

  NamedFormat(String name, Text expected, Predicate<String> test) {
    this(name, expected, test, value -> NOTHING);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean matches(ExecutionContext check, ValidationContext schema, JsonNode value) {
    return !value.isTextual() || test.test(value.textValue());
  }
}
