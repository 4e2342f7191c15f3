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
import java.util.Set;

/** A schema keyword that calls the validator's own keyword and limits the time it takes. */
abstract class GuardedKeyword extends AbstractKeyword {
  private final Keyword standard;

  GuardedKeyword(Keyword standard) {
    super(standard.getValue());
    this.standard = standard;
  }

  /** The place in a document that is checked. */
  record KeywordPlace(ExecutionContext context, JsonNode root, JsonNodePath pointer) {
    Set<ValidationMessage> ask(JsonValidator standard, JsonNode node) {
      return standard.validate(context, node, root, pointer);
    }
  }

  /**
   * Checks a value.
   *
   * @param standard the validator's own keyword, as it stands in the schema
   */
  abstract Set<ValidationMessage> check(
      JsonNode node, JsonValidator standard, KeywordPlace keywordPlace);

  @Override
  public final JsonValidator newValidator(
      SchemaLocation at,
      JsonNodePath path,
      JsonNode schema,
      JsonSchema parent,
      ValidationContext context)
      throws Exception {
    return new Guarded(
        at, path, this, schema, standard.newValidator(at, path, schema, parent, context));
  }

  private static final class Guarded extends AbstractJsonValidator {
    private final GuardedKeyword keyword;
    private final JsonValidator standard;

    Guarded(
        SchemaLocation at,
        JsonNodePath path,
        GuardedKeyword keyword,
        JsonNode schema,
        JsonValidator standard) {
      super(at, path, keyword, schema);
      this.keyword = keyword;
      this.standard = standard;
    }

    @Override
    public Set<ValidationMessage> validate(
        ExecutionContext context, JsonNode node, JsonNode root, JsonNodePath pointer) {
      return keyword.check(node, standard, new KeywordPlace(context, root, pointer));
    }

    @Override
    public void preloadJsonSchema() {
      standard.preloadJsonSchema();
    }
  }
}
