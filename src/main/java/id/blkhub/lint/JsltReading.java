package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import id.blkhub.lint.AbstractValue.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Interprets a script abstractly, with names of fields instead of values: finds which parts of the
 * input it reads, and which object it writes. Where that depends on the input it gives nothing.
 */
final class JsltReading implements JsltParserTreeConstants {
  private static final int DEEPEST_CALL = 16;

  private final ReadListener readListener;
  private final Function<String, Optional<JsltText>> imports;
  private final LookupListener lookups;

  /** How many conditions decide whether the script gets where it is. */
  private int conditions;

  /** How many of the expressions around only ask, or have something else instead of null. */
  private int answered;

  private final Set<SimpleNode> running = Collections.newSetFromMap(new IdentityHashMap<>());

  JsltReading(
      ReadListener readListener,
      LookupListener lookups,
      Function<String, Optional<JsltText>> imports) {
    this.readListener = readListener;
    this.lookups = lookups;
    this.imports = imports;
  }

  /** Reads a whole script; gives what it writes. */
  AbstractValue result(JsltText text) {
    return body(text, AbstractValue.INPUT);
  }

  private AbstractValue body(JsltText text, AbstractValue context) {
    ScriptScope scriptScope = new ScriptScope(text, context, new HashMap<>());
    lets(text.root(), scriptScope);
    List<SimpleNode> children = JsltText.children(text.root());
    SimpleNode last = children.isEmpty() ? null : children.get(children.size() - 1);
    return last == null || last.getId() != JJTEXPR
        ? AbstractValue.UNKNOWN
        : value(last, scriptScope);
  }

  private void lets(SimpleNode node, ScriptScope scriptScope) {
    lets(JsltText.children(node), scriptScope);
  }

  private void lets(List<SimpleNode> children, ScriptScope scriptScope) {
    for (SimpleNode child : children) {
      if (child.getId() == JJTLET) {
        String name = child.jjtGetFirstToken().next.image;
        scriptScope.variables().put(name, value((SimpleNode) child.jjtGetChild(0), scriptScope));
      }
    }
  }

  private AbstractValue value(SimpleNode node, ScriptScope scriptScope) {
    List<SimpleNode> children = JsltText.children(node);
    return switch (node.getId()) {
      case JJTEXPR -> pipe(children, scriptScope);
      case JJTADDITIVEEXPR -> sum(children, scriptScope);
      case JJTCHAINABLE -> chain(node, scriptScope);
      case JJTARRAY -> array(node, children, scriptScope.inner());
      case JJTOBJECT -> object(children, scriptScope.inner());
      case JJTOBJECTCOMPREHENSION -> comprehension(children, scriptScope.inner());
      case JJTIFSTATEMENT -> condition(node, children, scriptScope);
      default -> {
        // a node with one child has its value; of several children only the reads count
        AbstractValue last = AbstractValue.UNKNOWN;
        for (SimpleNode child : children) {
          last = value(child, scriptScope);
        }
        yield switch (children.size()) {
          case 0 -> AbstractValue.literal(scriptScope.text(), node.jjtGetFirstToken());
          case 1 -> last;
          default -> AbstractValue.UNKNOWN;
        };
      }
    };
  }

  private AbstractValue pipe(List<SimpleNode> children, ScriptScope scriptScope) {
    AbstractValue abstractValue = value(children.get(0), scriptScope);
    for (int i = 2; i < children.size(); i += 2) {
      abstractValue = value(children.get(i), scriptScope.in(abstractValue));
    }
    return abstractValue;
  }

  private AbstractValue sum(List<SimpleNode> children, ScriptScope scriptScope) {
    if (children.size() == 1) {
      return value(children.get(0), scriptScope);
    }
    AbstractValue sum = AbstractValue.UNKNOWN;
    for (int i = 0; i < children.size(); i += 2) {
      sum = sum.or(value(children.get(i), scriptScope).written());
    }
    return sum;
  }

  private AbstractValue array(SimpleNode node, List<SimpleNode> children, ScriptScope scriptScope) {
    if (node.jjtGetFirstToken().next.kind != JsltParserConstants.FOR) {
      List<AbstractValue> items = new ArrayList<>();
      children.forEach(child -> items.add(value(child, scriptScope)));
      return AbstractValue.array(items);
    }
    ScriptScope inner = scriptScope.in(value(children.get(0), scriptScope).element());
    lets(node, inner);
    // the first is what each round gives, the second its condition
    List<SimpleNode> expressions =
        children.subList(1, children.size()).stream()
            .filter(child -> child.getId() == JJTEXPR)
            .toList();
    boolean chosen = expressions.size() > 1;
    if (chosen) {
      asked(expressions.get(1), inner);
    }
    return AbstractValue.array(List.of(branch(expressions.get(0), inner, chosen)));
  }

  /** A condition: what it looks up may be missing. */
  private void asked(SimpleNode condition, ScriptScope scriptScope) {
    answered++;
    value(condition, scriptScope);
    answered--;
  }

  private AbstractValue branch(SimpleNode node, ScriptScope scriptScope, boolean conditional) {
    conditions += conditional ? 1 : 0;
    AbstractValue abstractValue = value(node, scriptScope);
    conditions -= conditional ? 1 : 0;
    return abstractValue;
  }

  private AbstractValue comprehension(List<SimpleNode> children, ScriptScope scriptScope) {
    ScriptScope inner = scriptScope.in(value(children.get(0), scriptScope).element());
    lets(children, inner);
    children.subList(1, children.size()).stream()
        .filter(child -> child.getId() != JJTLET)
        .forEach(child -> value(child, inner));
    return AbstractValue.UNKNOWN;
  }

  private AbstractValue object(List<SimpleNode> children, ScriptScope scriptScope) {
    Map<String, Member> members = AbstractValue.members();
    lets(children, scriptScope);
    for (SimpleNode child : children) {
      pairs(child, scriptScope, members);
    }
    return AbstractValue.object(members);
  }

  private void pairs(SimpleNode node, ScriptScope scriptScope, Map<String, Member> members) {
    List<SimpleNode> children = JsltText.children(node);
    if (node.getId() == JJTPAIR) {
      value(children.get(0), scriptScope);
      AbstractValue abstractValue = value(children.get(1), scriptScope);
      JsltText.literal(children.get(0))
          .ifPresent(
              name ->
                  members.put(
                      JsltText.string(name), new Member(scriptScope.text(), name, abstractValue)));
      children.subList(2, children.size()).forEach(next -> pairs(next, scriptScope, members));
    } else if (node.getId() == JJTMATCHER) {
      Token star = node.jjtGetFirstToken();
      scriptScope
          .context()
          .paths()
          .forEach(path -> readListener.read(path, scriptScope.text(), star));
      value(children.get(children.size() - 1), scriptScope.in(AbstractValue.UNKNOWN));
    }
  }

  private AbstractValue condition(
      SimpleNode node, List<SimpleNode> children, ScriptScope scriptScope) {
    asked(children.get(0), scriptScope);
    boolean choosing = !JsltText.isPath(children.get(0));
    ScriptScope then = scriptScope.inner();
    lets(node, then);
    AbstractValue result = AbstractValue.UNKNOWN;
    for (SimpleNode child : children.subList(1, children.size())) {
      if (child.getId() == JJTEXPR) {
        result = result.or(branch(child, then, choosing));
      } else if (child.getId() == JJTELSEBRANCH) {
        ScriptScope otherwise = scriptScope.inner();
        lets(child, otherwise);
        result =
            result.or(
                branch(
                    (SimpleNode) child.jjtGetChild(child.jjtGetNumChildren() - 1),
                    otherwise,
                    choosing));
      }
    }
    return result;
  }

  private AbstractValue chain(SimpleNode node, ScriptScope scriptScope) {
    Token first = node.jjtGetFirstToken();
    AbstractValue abstractValue = start(node, first, scriptScope);
    boolean named = first.kind == JsltParserConstants.DOT && JsltText.isKey(first.next);
    List<SimpleNode> children = JsltText.children(node);
    SimpleNode link = children.isEmpty() ? null : children.get(children.size() - 1);
    while (link != null && link.getId() == JJTCHAINLINK) {
      SimpleNode step = (SimpleNode) link.jjtGetChild(0);
      if (step.getId() == JJTDOTKEY) {
        named = true;
        abstractValue = abstractValue.member(JsltText.string(step.jjtGetFirstToken().next));
      } else {
        JsltText.children(step).forEach(index -> value(index, scriptScope));
        abstractValue = abstractValue.element();
      }
      link = link.jjtGetNumChildren() > 1 ? (SimpleNode) link.jjtGetChild(1) : null;
    }
    if (named || abstractValue.paths().contains("")) {
      abstractValue.paths().forEach(path -> readListener.read(path, scriptScope.text(), first));
    }
    return conditions > 0 ? abstractValue.chosen() : abstractValue;
  }

  private AbstractValue start(SimpleNode node, Token first, ScriptScope scriptScope) {
    if (first.kind == JsltParserConstants.VARIABLE) {
      return scriptScope.variables().getOrDefault(first.image.substring(1), AbstractValue.UNKNOWN);
    }
    if (first.kind == JsltParserConstants.DOT) {
      return JsltText.isKey(first.next)
          ? scriptScope.context().member(JsltText.string(first.next))
          : scriptScope.context();
    }
    return call((SimpleNode) node.jjtGetChild(0), scriptScope);
  }

  private AbstractValue call(SimpleNode call, ScriptScope scriptScope) {
    String name = call.jjtGetFirstToken().image;
    List<AbstractValue> arguments = arguments(call, name.equals("fallback"), scriptScope);
    int colon = name.indexOf(':');
    JsltText text = scriptScope.text();
    String source = text.imports().get(colon < 0 ? name : name.substring(0, colon));
    if (source != null) {
      Optional<JsltText> module = imports.apply(source);
      if (module.isEmpty() || running.size() > DEEPEST_CALL) {
        return AbstractValue.UNKNOWN;
      }
      text = module.get();
      if (colon < 0) {
        return arguments.isEmpty() ? AbstractValue.UNKNOWN : module(text, arguments.get(0));
      }
    }
    SimpleNode declared = text.functions().get(name.substring(colon + 1));
    if (declared != null) {
      return function(text, declared, arguments, scriptScope);
    }
    return switch (name) {
      case "fallback" -> arguments.stream().reduce(AbstractValue.UNKNOWN, AbstractValue::or);
      case "get-key" -> looked(arguments, call.jjtGetFirstToken(), scriptScope.text());
      case "lookup" -> {
        lookedInTable(call, arguments, scriptScope.text());
        yield AbstractValue.called(name, arguments);
      }
      default -> AbstractValue.called(name, arguments);
    };
  }

  private AbstractValue looked(List<AbstractValue> arguments, Token at, JsltText text) {
    Lookup.of(arguments, text, at, conditions > 0).ifPresent(lookups::inScript);
    return Lookup.result(arguments);
  }

  private void lookedInTable(SimpleNode call, List<AbstractValue> arguments, JsltText text) {
    if (arguments.size() > 1 && conditions == 0 && answered == 0) {
      JsltText.literal(JsltText.children(call).get(0))
          .map(JsltText::string)
          .map(table -> new TableLookup(table, arguments.get(1), text, call.jjtGetFirstToken()))
          .ifPresent(lookups::inTable);
    }
  }

  /**
   * @param instead whether each has those after it instead of null
   */
  private List<AbstractValue> arguments(SimpleNode call, boolean instead, ScriptScope scriptScope) {
    List<SimpleNode> given = JsltText.children(call);
    List<AbstractValue> arguments = new ArrayList<>();
    for (SimpleNode argument : given) {
      int other = instead && arguments.size() < given.size() - 1 ? 1 : 0;
      answered += other;
      arguments.add(value(argument, scriptScope));
      answered -= other;
    }
    return arguments;
  }

  private AbstractValue module(JsltText text, AbstractValue context) {
    if (!running.add(text.root())) {
      return AbstractValue.UNKNOWN;
    }
    try {
      return body(text, context);
    } finally {
      running.remove(text.root());
    }
  }

  private AbstractValue function(
      JsltText text, SimpleNode declared, List<AbstractValue> arguments, ScriptScope caller) {
    if (running.size() > DEEPEST_CALL || !running.add(declared)) {
      return AbstractValue.UNKNOWN;
    }
    try {
      boolean own = text == caller.text();
      ScriptScope scriptScope = new ScriptScope(text, caller.context(), new HashMap<>());
      if (own) {
        scriptScope.variables().putAll(caller.variables());
      } else {
        lets(text.root(), scriptScope.in(AbstractValue.UNKNOWN));
      }
      List<String> parameters = JsltText.parameters(declared);
      for (int i = 0; i < parameters.size(); i++) {
        scriptScope
            .variables()
            .put(
                parameters.get(i), i < arguments.size() ? arguments.get(i) : AbstractValue.UNKNOWN);
      }
      lets(declared, scriptScope);
      return value(
          (SimpleNode) declared.jjtGetChild(declared.jjtGetNumChildren() - 1), scriptScope);
    } finally {
      running.remove(declared);
    }
  }
}
