package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.JsltParser;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants;
import com.schibsted.spt.data.jslt.parser.ParseException;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import id.blkhub.message.Text;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The syntax tree of a JSLT text. The compiled form no longer has uncalled functions and the places
 * of words.
 *
 * @param file where it is written
 * @param places where a token is, for a text that is only a part of its file
 */
record JsltText(Path file, SimpleNode root, Function<Token, SourcePlace> places) {
  private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+)");

  /** Gives access to the syntax tree, which the parser keeps protected. */
  private static final class Tree extends JsltParser {
    Tree(String text) {
      super(new StringReader(text));
    }

    SimpleNode read(boolean module) throws ParseException {
      if (module) {
        Module();
      } else {
        Start();
      }
      return (SimpleNode) jjtree.rootNode();
    }
  }

  /**
   * @param module whether the text is there to be imported, so that it need not have a result
   * @return empty where it is no JSLT; whoever compiles it says why
   */
  static Optional<JsltText> parse(
      Path file, String text, boolean module, Function<Token, SourcePlace> places) {
    try {
      return Optional.of(new JsltText(file, new Tree(text).read(module), places));
    } catch (ParseException | TokenMgrError e) {
      return Optional.empty();
    }
  }

  /** A text that is no JSLT: where it stops being one, and what is wrong there. */
  record ScriptFault(SourcePlace at, Text reason) {}

  /** Empty where the text can be parsed. */
  static Optional<ScriptFault> fault(String text, boolean module) {
    try {
      new Tree(text).read(module);
      return Optional.empty();
    } catch (ParseException e) {
      return Optional.of(new ScriptFault(SourcePlace.of(e.currentToken.next), JsltSlip.of(e)));
    } catch (TokenMgrError e) {
      // the parser names the place of a character that begins no word in its sentence only
      Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
      SourcePlace at =
          place.find()
              ? new SourcePlace(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)))
              : SourcePlace.START;
      return Optional.of(new ScriptFault(at, JsltSlip.at(text, at)));
    }
  }

  SourcePlace place(Token token) {
    return places.apply(token);
  }

  /** The functions it declares, by name. */
  Map<String, SimpleNode> functions() {
    Map<String, SimpleNode> functions = new LinkedHashMap<>();
    for (SimpleNode child : children(root)) {
      if (child.getId() == JsltParserTreeConstants.JJTFUNCTIONDECL) {
        functions.put(child.jjtGetFirstToken().next.image, child);
      }
    }
    return functions;
  }

  /** The files it imports, by the prefix it gives them. */
  Map<String, String> imports() {
    Map<String, String> imports = new LinkedHashMap<>();
    for (SimpleNode child : children(root)) {
      if (child.getId() == JsltParserTreeConstants.JJTIMPORT) {
        Token source = child.jjtGetFirstToken().next;
        imports.put(source.next.next.image, string(source));
      }
    }
    return imports;
  }

  /** A view; a script has thousands of nodes, and most of them one child. */
  static List<SimpleNode> children(SimpleNode node) {
    return new AbstractList<>() {
      @Override
      public SimpleNode get(int index) {
        return (SimpleNode) node.jjtGetChild(index);
      }

      @Override
      public int size() {
        return node.jjtGetNumChildren();
      }
    };
  }

  /** Whether a token is the name of a member. */
  static boolean isKey(Token token) {
    return token.kind == JsltParserConstants.IDENT || token.kind == JsltParserConstants.STRING;
  }

  /** Whether an expression is nothing but a part of the input or a variable. */
  static boolean isPath(SimpleNode expression) {
    SimpleNode node = expression;
    while (node.getId() != JsltParserTreeConstants.JJTCHAINABLE && node.jjtGetNumChildren() == 1) {
      node = (SimpleNode) node.jjtGetChild(0);
    }
    int first = node.jjtGetFirstToken().kind;
    return node.getId() == JsltParserTreeConstants.JJTCHAINABLE
        && (first == JsltParserConstants.DOT || first == JsltParserConstants.VARIABLE);
  }

  /** The names of a declared function's parameters. */
  static List<String> parameters(SimpleNode declaration) {
    List<String> names = new ArrayList<>();
    Token token = declaration.jjtGetFirstToken().next.next;
    for (; token.kind != JsltParserConstants.RPAREN; token = token.next) {
      if (token.kind == JsltParserConstants.IDENT) {
        names.add(token.image);
      }
    }
    return names;
  }

  /** The token of an expression that is nothing but a text in quotes. */
  static Optional<Token> literal(SimpleNode expression) {
    SimpleNode node = expression;
    while (node.jjtGetNumChildren() == 1) {
      node = (SimpleNode) node.jjtGetChild(0);
    }
    Token token = node.jjtGetFirstToken();
    boolean alone = node.jjtGetNumChildren() == 0 && token.kind == JsltParserConstants.STRING;
    return alone ? Optional.of(token) : Optional.empty();
  }

  /** What an identifier or a text in quotes says; escapes other than of quotes are left out. */
  static String string(Token token) {
    if (token.kind != JsltParserConstants.STRING) {
      return token.image;
    }
    String inside = token.image.substring(1, token.image.length() - 1);
    return inside.indexOf('\\') < 0 ? inside : inside.replaceAll("\\\\(.)", "$1");
  }
}
