package id.blkhub.lint;

import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.ASSIGN;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.COLON;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.COMMA;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.EOF;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.FOR;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.IDENT;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.IF;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.LPAREN;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.RPAREN;
import static com.schibsted.spt.data.jslt.parser.JsltParserConstants.STRING;

import com.schibsted.spt.data.jslt.parser.ParseException;
import com.schibsted.spt.data.jslt.parser.Token;
import id.blkhub.message.Text;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a text is no JSLT, said for the person who wrote it: the word that does not fit, and what
 * people who know other languages mean by it.
 */
final class JsltSlip {
  private static final Set<String> DECLARES = Set.of("var", "const", "set");
  private static final Set<String> DEFINES = Set.of("function", "func", "fn", "define");

  /** Characters that begin no word of JSLT, and what is written instead. */
  private static final Map<Character, Text> CHARACTERS =
      Map.of(
          '\'', new Text("teks memakai tanda kutip ganda", "a text stands in double quotes"),
          '&', new Text("\"dan\" ditulis and", "\"and\" is written and"),
          '!', new Text("\"bukan\" ditulis not(…)", "\"not\" is written not(…)"),
          '#', new Text("komentar dimulai dengan //", "a comment begins with //"),
          '"', new Text("tanda kutip ini tidak ditutup", "this quote is not closed"),
          '$',
              new Text(
                  "variabel punya nama, $nama; pesannya sendiri adalah .",
                  "a variable has a name, $name; the message itself is ."));

  private JsltSlip() {}

  /** At a character that begins no word. */
  static Text at(String text, SourcePlace place) {
    String line = text.lines().skip(place.line() - 1L).findFirst().orElse("");
    int index = place.column() - 1;
    @Nullable Text known = index < line.length() ? CHARACTERS.get(line.charAt(index)) : null;
    if (known == null && index > 0 && index <= line.length()) {
      // of two characters the parser has read the first
      known = CHARACTERS.get(line.charAt(index - 1));
    }
    return known == null
        ? new Text(
            "di sini tulisannya bukan JSLT, atau tanda kutip tidak ditutup",
            "what is written here is no JSLT, or a quote is not closed")
        : new Text(
            "di sini tulisannya bukan JSLT; " + known.id(),
            "what is written here is no JSLT; " + known.en());
  }

  /** At a word that does not fit. */
  static Text of(ParseException failure) {
    Token before = failure.currentToken;
    Token unfit = before.next;
    if (unfit.kind == EOF) {
      return new Text(
          "tulisannya berakhir sebelum selesai; mungkin kurang nilai, atau ) ] }",
          "the text ends before it is complete; a value or a ) ] } may be missing");
    }
    if (expects(failure, COMMA) && JsltText.isKey(unfit)) {
      Text open = unclosed(before, unfit);
      return new Text(
          "sebelum %s kurang koma".formatted(unfit.image) + open.id(),
          "a comma is missing before %s".formatted(unfit.image) + open.en());
    }
    Text hint = hint(failure, before, unfit);
    return new Text(
        "\"%s\" tidak cocok di sini".formatted(unfit.image) + hint.id(),
        "\"%s\" does not fit here".formatted(unfit.image) + hint.en());
  }

  private static boolean expects(ParseException failure, int kind) {
    return Arrays.stream(failure.expectedTokenSequences).anyMatch(expected -> expected[0] == kind);
  }

  /** A text over several lines before the mistake has most likely lost its closing quote. */
  private static Text unclosed(Token before, Token unfit) {
    return before.kind == STRING && before.image.contains("\n") || unfit.image.contains("\n")
        ? tail(
            "mungkin tanda kutip di baris %d tidak ditutup".formatted(before.beginLine),
            "the quote in line %d may not be closed".formatted(before.beginLine))
        : new Text("", "");
  }

  private static Text hint(ParseException failure, Token before, Token unfit) {
    if (unfit.kind == ASSIGN) {
      return expects(failure, COLON)
          ? tail("nama dan nilainya dipisah \":\"", "a name and its value are parted by \":\"")
          : tail("perbandingan ditulis ==", "a comparison is written ==");
    }
    if (before.kind == IDENT && DECLARES.contains(before.image)) {
      return tail("variabel dimulai dengan let", "a variable begins with let");
    }
    if (before.kind == IDENT && DEFINES.contains(before.image)) {
      return tail("fungsi dimulai dengan def", "a function begins with def");
    }
    if (expects(failure, ASSIGN)) {
      return tail("sebelumnya kurang =", "a = is missing before it");
    }
    if ((before.kind == IF || before.kind == FOR) && expects(failure, LPAREN)) {
      return tail(
          "setelah %s harus ada ( )".formatted(before.image),
          "after %s stands what it is about in ( )".formatted(before.image));
    }
    if (before.kind == IDENT && expects(failure, LPAREN)) {
      return alone(before.image, unfit);
    }
    if (before.kind == COMMA && unfit.kind == COMMA) {
      return tail("satu koma berlebih", "one comma is too many");
    }
    if (before.kind == STRING && expects(failure, COLON)) {
      return tail("setelah nama kurang \":\"", "a \":\" is missing after the name");
    }
    if (expects(failure, RPAREN)) {
      return tail("mungkin sebelumnya kurang )", "a ) may be missing before it");
    }
    return expects(failure, EOF)
        ? tail("tulisannya sudah selesai sebelum ini", "the text is complete before it")
        : new Text("", "");
  }

  /** Of a word that is neither a field nor a variable nor a text. */
  private static Text alone(String word, Token unfit) {
    return unfit.kind == COLON
        ? tail(
            "nama memakai tanda kutip ganda: \"%s\"".formatted(word),
            "a name stands in double quotes: \"%s\"".formatted(word))
        : tail(
            "%1$s sendiri bukan nilai: kolom ditulis .%1$s, variabel $%1$s, teks \"%1$s\""
                .formatted(word),
            "%1$s alone is no value: a field is written .%1$s, a variable $%1$s, a text \"%1$s\""
                .formatted(word));
  }

  private static Text tail(String id, String en) {
    return new Text("; " + id, "; " + en);
  }
}
