package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.ValidationMessage;
import id.blkhub.mapping.Budget;
import id.blkhub.mapping.TooCostly;
import id.blkhub.message.Violation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A compiled JSON Schema (2020-12) with the hub's formats and rules. Thread-safe. */
public final class Contract {
  /** Enough to show a sender what is wrong; a hostile body could have thousands. */
  static final int MAX_ERRORS = 100;

  /**
   * When a document has more values than this, its size is the reason that its check takes too
   * long.
   */
  private static final int MANY_VALUES = 10_000;

  /** How private a field is, by {@code x-personal} (UU 27/2022 article 4). */
  public enum Privacy {
    /** Not a field of this contract. */
    UNKNOWN,
    OPEN,
    PERSONAL,
    /** Health, disability, money and the like. */
    SPECIFIC
  }

  private final JsonSchema schema;
  private final JsonNode source;
  private final SchemaTree tree;
  private final Explain explain;
  private final List<ContractRule> rules;

  Contract(JsonSchema schema, JsonNode source, SchemaTree tree, Explain explain) {
    this(schema, source, tree, explain, List.of());
  }

  private Contract(
      JsonSchema schema,
      JsonNode source,
      SchemaTree tree,
      Explain explain,
      List<ContractRule> rules) {
    this.schema = schema;
    this.source = source;
    this.tree = tree;
    this.explain = explain;
    this.rules = rules;
  }

  /** This contract with one more rule for the whole document, which the schema does not name. */
  Contract with(ContractRule contractRule) {
    return new Contract(schema, source, tree, explain, List.of(contractRule));
  }

  /**
   * Checks a document against the whole contract.
   *
   * @return all violations at once, each with the JSON Pointer of its place, at most {@value
   *     #MAX_ERRORS}; a value is quoted only where the schema knows the field and does not call it
   *     personal
   * @throws Undecided when the contract does not come to an end on a document that is not large
   */
  public Findings check(JsonNode document) {
    Check check = new Check();
    Set<ValidationMessage> messages;
    try (Budget budget = Budget.open()) {
      messages = schema.validate(check, document);
    } catch (TooCostly e) {
      if (e.what() != TooCostly.Of.READS && ValueCount.exceeds(document, MANY_VALUES)) {
        return new Findings(List.of(ContractProblem.TOO_COSTLY.violation()), List.of());
      }
      throw Undecided.of(e);
    }
    Set<Violation> errors = new LinkedHashSet<>();
    for (ValidationMessage message : messages) {
      if (errors.size() > MAX_ERRORS) {
        break;
      }
      errors.add(explain.violation(message, tree));
    }
    rules.forEach(contractRule -> contractRule.check(document, new RuleKeyword.Located(check, "")));
    errors.addAll(check.errors());
    return new Findings(
        limited(List.copyOf(errors), messages.size() + check.errors().size()), check.warnings());
  }

  private static List<Violation> limited(List<Violation> errors, int found) {
    if (errors.size() <= MAX_ERRORS) {
      return errors;
    }
    List<Violation> first = new ArrayList<>(errors.subList(0, MAX_ERRORS - 1));
    first.add(ContractProblem.MORE.violation(found - first.size()));
    return first;
  }

  /** The schema as its file says it. */
  public JsonNode schema() {
    return source;
  }

  /**
   * JSON Pointers of every field the schema knows, the elements of an array written as {@code *},
   * in the order of the schema.
   */
  public List<String> fields() {
    return tree.pointers();
  }

  /** As {@link #fields()}, only those that are personal. */
  public List<String> personalFields() {
    return tree.personalPointers();
  }

  /** The values a field is limited to by {@code enum}; empty where it is not limited so. */
  public List<JsonNode> choices(String pointer) {
    return tree.choices(pointer);
  }

  /** The only values a field may ever have; empty where nothing limits it so. */
  public Optional<Set<JsonNode>> limits(String pointer) {
    return tree.limits(pointer);
  }

  /** The reference tables a field's value must stand in, as far as the schema names them. */
  public Set<String> tables(String pointer) {
    return tree.tables(pointer);
  }

  /** How private the field at the pointer is; array elements by index, {@code *}, or left out. */
  public Privacy privacy(String pointer) {
    return tree.privacy(pointer);
  }

  /** Whether the pointer names a field; array elements by index, {@code *}, or left out. */
  public boolean has(String pointer) {
    return tree.has(pointer);
  }

  /** Whether the object at the pointer may have no other fields than those that are known. */
  public boolean closed(String pointer) {
    return tree.closed(pointer);
  }

  SchemaTree tree() {
    return tree;
  }
}
