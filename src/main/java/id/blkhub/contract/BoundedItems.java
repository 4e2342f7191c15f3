package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbstractJsonValidator;
import com.networknt.schema.AbstractKeyword;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.Keyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.ValidationMessage;
import id.blkhub.mapping.Budget;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The schema keyword {@code items}. It stops at {@value Contract#MAX_ERRORS} violations: an array
 * of half a million wrong elements would otherwise give half a million of them. A schema of true or
 * false is left to the validator's own keyword.
 */
final class BoundedItems extends AbstractKeyword {
  private final Keyword standard;

  BoundedItems(Keyword standard) {
    super(standard.getValue());
    this.standard = standard;
  }

  @Override
  public JsonValidator newValidator(
      SchemaLocation at,
      JsonNodePath path,
      JsonNode schema,
      JsonSchema parent,
      ValidationContext context)
      throws Exception {
    return schema.isObject()
        ? new Elements(at, path, this, schema, context.newSchema(at, path, schema, parent))
        : standard.newValidator(at, path, schema, parent, context);
  }

  private static final class Elements extends AbstractJsonValidator {
    private final JsonSchema each;

    Elements(
        SchemaLocation at, JsonNodePath path, Keyword keyword, JsonNode schema, JsonSchema each) {
      super(at, path, keyword, schema);
      this.each = each;
    }

    @Override
    public Set<ValidationMessage> validate(
        ExecutionContext context, JsonNode node, JsonNode root, JsonNodePath instance) {
      Set<ValidationMessage> found = Set.of();
      if (!node.isArray()) {
        return found;
      }
      int index = 0;
      for (JsonNode element : node) {
        Budget.step();
        Set<ValidationMessage> more =
            each.validate(context, element, root, instance.append(index++));
        if (!more.isEmpty()) {
          found = found.isEmpty() ? new LinkedHashSet<>() : found;
          found.addAll(more);
        }
        if (found.size() > Contract.MAX_ERRORS) {
          break;
        }
      }
      return found;
    }

    @Override
    public void preloadJsonSchema() {
      each.initializeValidators();
    }
  }
}
