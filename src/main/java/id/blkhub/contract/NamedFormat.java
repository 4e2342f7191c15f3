package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.ValidationContext;
import id.blkhub.message.Text;
import java.util.function.Predicate;

/**
 * A {@code format} of the hub.
 *
 * @param expected what would be right, after "must be"
 */
record NamedFormat(String name, Text expected, Predicate<String> test) implements Format {
  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean matches(ExecutionContext check, ValidationContext schema, JsonNode value) {
    return !value.isTextual() || test.test(value.textValue());
  }
}
