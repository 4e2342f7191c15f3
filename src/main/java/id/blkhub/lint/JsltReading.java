package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import id.blkhub.lint.Value.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Goes through a script as if it ran, with names of fields instead of values: which parts of the
 * input it reads, and which object it writes. Where that depends on the input it says nothing.
 */
final class JsltReading implements JsltParserTreeConstants {
  private static final int DEEPEST_CALL = 16;

  private final Reads reads;
  private final Function<String, Optional<JsltText>> imports;
  private final Consumer<Lookup> lookups;

  /** How many conditions decide whether the script gets where it is. */
  private int conditions;

  private final Set<SimpleNode> running = Collections.newSetFromMap(new IdentityHashMap<>());

  JsltReading(Reads reads, Consumer<Lookup> lookups, Function<String, Optional<JsltText>> imports) {
    this.reads = reads;
    this.lookups = lookups;
    this.imports = imports;
  }

  /** Reads a whole script; gives what it writes. */
  Value result(JsltText text) {
    return body(text, Value.INPUT);
  }

  private Value body(JsltText text, Value context) {
    Scope scope = new Scope(text, context, new HashMap<>());
    lets(text.root(), scope);
    List<SimpleNode> children = JsltText.children(text.root());
    SimpleNode last = children.isEmpty() ? null : children.get(children.size() - 1);
    return last == null || last.getId() != JJTEXPR ? Value.UNKNOWN : value(last, scope);
  }

  private void lets(SimpleNode node, Scope scope) {
    lets(JsltText.children(node), scope);
  }

  private void lets(List<SimpleNode> children, Scope scope) {
    for (SimpleNode child : children) {
      if (child.getId() == JJTLET) {
        String name = child.jjtGetFirstToken().next.image;
        scope.variables().put(name, value((SimpleNode) child.jjtGetChild(0), scope));
      }
    }
  }

  private Value value(SimpleNode node, Scope scope) {
    List<SimpleNode> children = JsltText.children(node);
    return switch (node.getId()) {
      case JJTEXPR -> pipe(children, scope);
      case JJTADDITIVEEXPR -> sum(children, scope);
      case JJTCHAINABLE -> chain(node, scope);
      case JJTARRAY -> array(node, children, scope.inner());
      case JJTOBJECT -> object(children, scope.inner());
      case JJTOBJECTCOMPREHENSION -> comprehension(children, scope.inner());
      case JJTIFSTATEMENT -> condition(node, children, scope);
      default -> {
        // a node with one child is the child; of several only what they read counts
        Value last = Value.UNKNOWN;
        for (SimpleNode child : children) {
          last = value(child, scope);
        }
        yield switch (children.size()) {
          case 0 -> Value.literal(scope.text(), node.jjtGetFirstToken());
          case 1 -> last;
          default -> Value.UNKNOWN;
        };
      }
    };
  }

  private Value pipe(List<SimpleNode> children, Scope scope) {
    Value value = value(children.get(0), scope);
    for (int i = 2; i < children.size(); i += 2) {
      value = value(children.get(i), scope.in(value));
    }
    return value;
  }

  private Value sum(List<SimpleNode> children, Scope scope) {
    if (children.size() == 1) {
      return value(children.get(0), scope);
    }
    Value sum = Value.UNKNOWN;
    for (int i = 0; i < children.size(); i += 2) {
      sum = sum.or(value(children.get(i), scope).written());
    }
    return sum;
  }

  private Value array(SimpleNode node, List<SimpleNode> children, Scope scope) {
    if (node.jjtGetFirstToken().next.kind != JsltParserConstants.FOR) {
      List<Value> items = new ArrayList<>();
      children.forEach(child -> items.add(value(child, scope)));
      return Value.array(items);
    }
    Scope inner = scope.in(value(children.get(0), scope).element());
    lets(node, inner);
    // the first is what each round gives, the second its condition
    List<SimpleNode> expressions =
        children.subList(1, children.size()).stream()
            .filter(child -> child.getId() == JJTEXPR)
            .toList();
    boolean chosen = expressions.size() > 1;
    if (chosen) {
      value(expressions.get(1), inner);
    }
    return Value.array(List.of(branch(expressions.get(0), inner, chosen)));
  }

  private Value branch(SimpleNode node, Scope scope, boolean conditional) {
    conditions += conditional ? 1 : 0;
    Value value = value(node, scope);
    conditions -= conditional ? 1 : 0;
    return value;
  }

  private Value comprehension(List<SimpleNode> children, Scope scope) {
    Scope inner = scope.in(value(children.get(0), scope).element());
    lets(children, inner);
    children.subList(1, children.size()).stream()
        .filter(child -> child.getId() != JJTLET)
        .forEach(child -> value(child, inner));
    return Value.UNKNOWN;
  }

  private Value object(List<SimpleNode> children, Scope scope) {
    Map<String, Member> members = Value.members();
    lets(children, scope);
    for (SimpleNode child : children) {
      pairs(child, scope, members);
    }
    return Value.object(members);
  }

  private void pairs(SimpleNode node, Scope scope, Map<String, Member> members) {
    List<SimpleNode> children = JsltText.children(node);
    if (node.getId() == JJTPAIR) {
      value(children.get(0), scope);
      Value value = value(children.get(1), scope);
      JsltText.literal(children.get(0))
          .ifPresent(
              name -> members.put(JsltText.string(name), new Member(scope.text(), name, value)));
      children.subList(2, children.size()).forEach(next -> pairs(next, scope, members));
    } else if (node.getId() == JJTMATCHER) {
      Token star = node.jjtGetFirstToken();
      scope.context().paths().forEach(path -> reads.read(path, scope.text(), star));
      value(children.get(children.size() - 1), scope.in(Value.UNKNOWN));
    }
  }

  private Value condition(SimpleNode node, List<SimpleNode> children, Scope scope) {
    value(children.get(0), scope);
    boolean choosing = !JsltText.isPath(children.get(0));
    Scope then = scope.inner();
    lets(node, then);
    Value result = Value.UNKNOWN;
    for (SimpleNode child : children.subList(1, children.size())) {
      if (child.getId() == JJTEXPR) {
        result = result.or(branch(child, then, choosing));
      } else if (child.getId() == JJTELSEBRANCH) {
        Scope otherwise = scope.inner();
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

  private Value chain(SimpleNode node, Scope scope) {
    Token first = node.jjtGetFirstToken();
    Value value = start(node, first, scope);
    boolean named = first.kind == JsltParserConstants.DOT && JsltText.isKey(first.next);
    List<SimpleNode> children = JsltText.children(node);
    SimpleNode link = children.isEmpty() ? null : children.get(children.size() - 1);
    while (link != null && link.getId() == JJTCHAINLINK) {
      SimpleNode step = (SimpleNode) link.jjtGetChild(0);
      if (step.getId() == JJTDOTKEY) {
        named = true;
        value = value.member(JsltText.string(step.jjtGetFirstToken().next));
      } else {
        JsltText.children(step).forEach(index -> value(index, scope));
        value = value.element();
      }
      link = link.jjtGetNumChildren() > 1 ? (SimpleNode) link.jjtGetChild(1) : null;
    }
    if (named || value.paths().contains("")) {
      value.paths().forEach(path -> reads.read(path, scope.text(), first));
    }
    return conditions > 0 ? value.chosen() : value;
  }

  private Value start(SimpleNode node, Token first, Scope scope) {
    if (first.kind == JsltParserConstants.VARIABLE) {
      return scope.variables().getOrDefault(first.image.substring(1), Value.UNKNOWN);
    }
    if (first.kind == JsltParserConstants.DOT) {
      return JsltText.isKey(first.next)
          ? scope.context().member(JsltText.string(first.next))
          : scope.context();
    }
    return call((SimpleNode) node.jjtGetChild(0), scope);
  }

  private Value call(SimpleNode call, Scope scope) {
    List<Value> arguments = new ArrayList<>();
    JsltText.children(call).forEach(argument -> arguments.add(value(argument, scope)));
    String name = call.jjtGetFirstToken().image;
    int colon = name.indexOf(':');
    JsltText text = scope.text();
    String source = text.imports().get(colon < 0 ? name : name.substring(0, colon));
    if (source != null) {
      Optional<JsltText> module = imports.apply(source);
      if (module.isEmpty() || running.size() > DEEPEST_CALL) {
        return Value.UNKNOWN;
      }
      text = module.get();
      if (colon < 0) {
        return arguments.isEmpty() ? Value.UNKNOWN : module(text, arguments.get(0));
      }
    }
    SimpleNode declared = text.functions().get(name.substring(colon + 1));
    if (declared != null) {
      return function(text, declared, arguments, scope);
    }
    return switch (name) {
      case "fallback" -> arguments.stream().reduce(Value.UNKNOWN, Value::or);
      case "get-key" -> looked(arguments, call.jjtGetFirstToken(), scope.text());
      default -> Value.called(name, arguments);
    };
  }

  private Value looked(List<Value> arguments, Token at, JsltText text) {
    Lookup.of(arguments, text, at, conditions > 0).ifPresent(lookups);
    return Lookup.result(arguments);
  }

  private Value module(JsltText text, Value context) {
    if (!running.add(text.root())) {
      return Value.UNKNOWN;
    }
    try {
      return body(text, context);
    } finally {
      running.remove(text.root());
    }
  }

  private Value function(JsltText text, SimpleNode declared, List<Value> arguments, Scope caller) {
    if (running.size() > DEEPEST_CALL || !running.add(declared)) {
      return Value.UNKNOWN;
    }
    try {
      boolean own = text == caller.text();
      Scope scope = new Scope(text, caller.context(), new HashMap<>());
      if (own) {
        scope.variables().putAll(caller.variables());
      } else {
        lets(text.root(), scope.in(Value.UNKNOWN));
      }
      List<String> parameters = JsltText.parameters(declared);
      for (int i = 0; i < parameters.size(); i++) {
        scope
            .variables()
            .put(parameters.get(i), i < arguments.size() ? arguments.get(i) : Value.UNKNOWN);
      }
      lets(declared, scope);
      return value((SimpleNode) declared.jjtGetChild(declared.jjtGetNumChildren() - 1), scope);
    } finally {
      running.remove(declared);
    }
  }
}
