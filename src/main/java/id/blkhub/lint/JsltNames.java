package id.blkhub.lint;

import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import id.blkhub.mapping.Mappings;
import id.blkhub.mapping.ReferenceTables;
import id.blkhub.message.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Whether every function, variable and reference table a script names is there. */
final class JsltNames implements JsltParserTreeConstants {
  /** JSLT's own and the hub's. */
  private static final Set<String> FUNCTIONS = functions();

  /** What a let inside of them is not known outside of. */
  private static final Set<Integer> BLOCKS =
      Set.of(JJTOBJECT, JJTARRAY, JJTOBJECTCOMPREHENSION, JJTIFSTATEMENT, JJTELSEBRANCH);

  private final JsltText text;
  private final ReferenceTables tables;
  private final Function<String, Optional<JsltText>> imports;
  private final LintReport report;
  private final Set<String> usedTables = new TreeSet<>();

  private JsltNames(
      JsltText text,
      ReferenceTables tables,
      Function<String, Optional<JsltText>> imports,
      LintReport report) {
    this.text = text;
    this.tables = tables;
    this.imports = imports;
    this.report = report;
  }

  /**
   * @return the tables the script looks into
   */
  static Set<String> check(
      JsltText text,
      ReferenceTables tables,
      Function<String, Optional<JsltText>> imports,
      LintReport report) {
    JsltNames names = new JsltNames(text, tables, imports, report);
    Set<String> variables = new HashSet<>();
    names.children(text.root(), variables);
    return names.usedTables;
  }

  /** A let is known to what follows it in the same block, and to functions of the file. */
  private void children(SimpleNode node, Set<String> variables) {
    boolean functions = false;
    for (SimpleNode child : JsltText.children(node)) {
      switch (child.getId()) {
        case JJTFUNCTIONDECL -> functions = true;
        case JJTLET -> {
          children(child, variables);
          variables.add(child.jjtGetFirstToken().next.image);
        }
        default -> visit(child, variables);
      }
    }
    if (functions) {
      functions(node, variables);
    }
  }

  private void functions(SimpleNode node, Set<String> variables) {
    for (SimpleNode child : JsltText.children(node)) {
      if (child.getId() == JJTFUNCTIONDECL) {
        Set<String> inner = new HashSet<>(variables);
        inner.addAll(JsltText.parameters(child));
        children(child, inner);
      }
    }
  }

  private void visit(SimpleNode node, Set<String> variables) {
    Token first = node.jjtGetFirstToken();
    if (node.getId() == JJTCHAINABLE && first.kind == JsltParserConstants.VARIABLE) {
      variable(first, variables);
    } else if (node.getId() == JJTFUNCTIONCALL) {
      function(first);
      table(first.image, JsltText.children(node));
    }
    children(node, BLOCKS.contains(node.getId()) ? new HashSet<>(variables) : variables);
  }

  private void variable(Token token, Set<String> variables) {
    String name = token.image.substring(1);
    if (!variables.contains(name)) {
      report.add(text, token, FileRules.UNKNOWN_VARIABLE, name, Suggestion.of(name, variables));
    }
  }

  private void function(Token token) {
    String name = token.image;
    int colon = name.indexOf(':');
    if (colon < 0) {
      if (!FUNCTIONS.contains(name)) {
        Set<String> known = new TreeSet<>(FUNCTIONS);
        known.addAll(text.functions().keySet());
        known.addAll(text.imports().keySet());
        unknown(token, name, known);
      }
    } else {
      String prefix = name.substring(0, colon);
      String source = text.imports().get(prefix);
      if (source == null) {
        unknown(token, prefix, text.imports().keySet());
      } else {
        imports
            .apply(source)
            .ifPresent(
                module -> unknown(token, name.substring(colon + 1), module.functions().keySet()));
      }
    }
  }

  private void unknown(Token token, String name, Set<String> known) {
    // functions whose result changes with time are reported elsewhere
    if (!known.contains(name) && !Mappings.CHANGING_FUNCTIONS.contains(name)) {
      report.add(text, token, FileRules.UNKNOWN_FUNCTION, token.image, Suggestion.of(name, known));
    }
  }

  private static Set<String> functions() {
    Set<String> names = new HashSet<>(Mappings.functionNames());
    names.addAll(BuiltinFunctions.functions.keySet());
    names.addAll(BuiltinFunctions.macros.keySet());
    return Set.copyOf(names);
  }

  private void table(String function, List<SimpleNode> arguments) {
    if (!Mappings.TABLE_FUNCTIONS.contains(function)
        || text.functions().containsKey(function)
        || arguments.isEmpty()) {
      return;
    }
    Optional<Token> named = JsltText.literal(arguments.get(0));
    if (named.isEmpty()) {
      return;
    }
    String table = JsltText.string(named.get());
    usedTables.add(table);
    if (!tables.exists(table)) {
      report.add(
          text,
          named.get(),
          FileRules.UNKNOWN_TABLE,
          table,
          table,
          Suggestion.of(table, tables.names()));
    } else if (arguments.size() > 2 && tables.has(table)) {
      JsltText.literal(arguments.get(2)).ifPresent(column -> column(table, column));
    }
  }

  private void column(String table, Token column) {
    String name = JsltText.string(column);
    if (!tables.columns(table).contains(name)) {
      report.add(
          text,
          column,
          FileRules.UNKNOWN_COLUMN,
          table,
          name,
          Suggestion.of(name, tables.columns(table)));
    }
  }
}
