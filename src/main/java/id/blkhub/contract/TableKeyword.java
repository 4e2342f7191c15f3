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
import id.blkhub.mapping.ReferenceTables;
import id.blkhub.message.Suggestion;
import id.blkhub.message.Text;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The schema keyword {@code x-table}: a text is one that stands in a column of a reference table.
 * So a code that a mapping looks up later is refused where its sender wrote it.
 */
final class TableKeyword extends AbstractKeyword {
  private static final String CODE = "code";

  private final @Nullable ReferenceTables tables;

  /**
   * @param tables null where none can be asked, so that every text will do
   */
  TableKeyword(@Nullable ReferenceTables tables) {
    super("x-table");
    this.tables = tables;
  }

  @Override
  public JsonValidator newValidator(
      SchemaLocation at,
      JsonNodePath path,
      JsonNode written,
      JsonSchema parent,
      ValidationContext c) {
    Set<String> names = new TreeSet<>();
    Set<String> known = new LinkedHashSet<>();
    if (written.isArray()) {
      written.forEach(one -> read(one, names, known));
    } else {
      read(written, names, known);
    }
    return new Listed(at, path, this, written, new Column(names, known, tables != null));
  }

  /** What may be written, and the tables that say so. */
  private record Column(Set<String> tables, Set<String> values, boolean asked) {}

  private void read(JsonNode one, Set<String> names, Set<String> known) {
    String table = one.path("table").asText();
    String column = one.path("column").asText();
    if (one.size() != 2 || table.isEmpty() || column.isEmpty()) {
      throw new JsonSchemaException("x-table names a \"table\" and a \"column\", nothing else");
    }
    names.add(table);
    if (tables == null) {
      return;
    }
    if (!tables.exists(table)) {
      throw new JsonSchemaException("x-table: there is no table " + table);
    }
    if (tables.has(table) && !tables.columns(table).contains(column)) {
      throw new JsonSchemaException("x-table: the table " + table + " has no column " + column);
    }
    for (String code : tables.codes(table)) {
      if (column.equals(CODE)) {
        known.add(code);
      } else {
        tables.value(table, code, column).ifPresent(known::add);
      }
    }
  }

  private static final class Listed extends AbstractJsonValidator {
    private final Column column;

    Listed(SchemaLocation at, JsonNodePath path, Keyword keyword, JsonNode written, Column column) {
      super(at, path, keyword, written);
      this.column = column;
    }

    @Override
    public Set<ValidationMessage> validate(
        ExecutionContext context, JsonNode node, JsonNode root, JsonNodePath instance) {
      if (column.asked() && node.isTextual() && !column.values().contains(node.textValue())) {
        Text nearest = Suggestion.of(node.textValue(), column.values());
        ((Check) context)
            .error(
                ContractProblem.NOT_IN_TABLE.at(
                    Quote.path(instance.toString()),
                    String.join(", ", column.tables()),
                    nearest.en().isEmpty() ? new Text(".", ".") : nearest));
      }
      return Set.of();
    }
  }
}
