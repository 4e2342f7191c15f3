package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbstractJsonValidator;
import com.networknt.schema.AbstractKeyword;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonValidator;
import com.networknt.schema.Keyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationContext;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schema keyword {@code x-rule}: runs the named rules on the object it stands in. */
final class RuleKeyword extends AbstractKeyword {
  private final Map<String, ContractRule> rules;

  RuleKeyword(Map<String, ContractRule> rules) {
    super("x-rule");
    this.rules = rules;
  }

  @Override
  public JsonValidator newValidator(
      SchemaLocation at,
      JsonNodePath path,
      JsonNode names,
      JsonSchema parent,
      ValidationContext c) {
    List<ContractRule> named = new ArrayList<>();
    for (JsonNode name : names) {
      ContractRule contractRule = rules.get(name.asText());
      if (contractRule == null) {
        throw new JsonSchemaException("x-rule: there is no rule " + name.asText());
      }
      named.add(contractRule);
    }
    return new Rules(at, path, this, names, named);
  }

  /** Runs rules on the object whose schema names them. */
  static final class Rules extends AbstractJsonValidator {
    private final List<ContractRule> rules;

    Rules(
        SchemaLocation at,
        JsonNodePath path,
        Keyword keyword,
        JsonNode names,
        List<ContractRule> rules) {
      super(at, path, keyword, names);
      this.rules = rules;
    }

    @Override
    public Set<ValidationMessage> validate(
        ExecutionContext context, JsonNode node, JsonNode root, JsonNodePath instance) {
      if (node.isObject()) {
        Located report = new Located((Check) context, instance.toString());
        rules.forEach(contractRule -> contractRule.check(node, report));
      }
      return Set.of();
    }
  }

  record Located(Check check, String base) implements ContractRule.Report {
    @Override
    public void error(String path, ContractProblem problem, Object... values) {
      check.error(problem.at(base + path, values));
    }

    @Override
    public String place(String path) {
      return base + path;
    }

    @Override
    public void warning(String path, ContractProblem problem, Object... values) {
      check.warning(problem.at(base + path, values));
    }
  }
}
