package id.blkhub.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbstractKeyword;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationContext;
import java.util.ArrayList;
import java.util.List;

/** The schema keyword {@code x-age}: how old the person must be of whom the object speaks. */
final class AgeKeyword extends AbstractKeyword {
  private static final List<String> KEYS =
      List.of("birthDate", "nik", "on", "least", "most", "below", "needs");

  private final Today today;

  AgeKeyword(Today today) {
    super("x-age");
    this.today = today;
  }

  @Override
  public JsonValidator newValidator(
      SchemaLocation at,
      JsonNodePath path,
      JsonNode written,
      JsonSchema parent,
      ValidationContext c) {
    List<ContractRule> rules = new ArrayList<>();
    for (JsonNode one : written) {
      rules.addAll(read(one));
    }
    return new RuleKeyword.Rules(at, path, this, written, rules);
  }

  private List<ContractRule> read(JsonNode written) {
    written
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!KEYS.contains(name)) {
                throw new JsonSchemaException("x-age has no \"" + name + "\", only " + KEYS);
              }
            });
    boolean limits = written.has("least") || written.has("most");
    boolean needs = written.has("below") && written.has("needs");
    if (!written.has("birthDate") || !limits && !needs) {
      throw new JsonSchemaException(
          "x-age names a birthDate and says least or most, or below with needs");
    }
    Birth birth =
        new Birth(
            today, pointer(written, "birthDate"), pointer(written, "nik"), pointer(written, "on"));
    List<ContractRule> rules = new ArrayList<>();
    if (limits) {
      rules.add(
          new AgeLimits(
              birth, written.path("least").asInt(0), written.path("most").asInt(AgeLimits.ANY)));
    }
    if (needs) {
      rules.add(
          new NeededBelowAge(birth, written.path("below").asInt(), pointer(written, "needs")));
    }
    return rules;
  }

  /** Of the whole object, so no field, where it is not written. */
  private static JsonPointer pointer(JsonNode written, String name) {
    try {
      return JsonPointer.compile(written.path(name).asText(""));
    } catch (IllegalArgumentException e) {
      throw new JsonSchemaException("x-age: " + name + " must be a JSON Pointer");
    }
  }
}
