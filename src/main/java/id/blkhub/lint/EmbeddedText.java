package id.blkhub.lint;

import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.parser.Token;
import id.blkhub.files.TextFile;
import id.blkhub.mapping.ScriptPlace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A script inside a value of YAML. YAML joins lines and strips their indentation, so a place of the
 * script is found in the file by counting the characters that are no space, which YAML keeps.
 */
final class EmbeddedText {
  private final String text;
  private final String written;
  private final SourcePlace start;

  private EmbeddedText(String text, String written, SourcePlace start) {
    this.text = text;
    this.written = written;
    this.start = start;
  }

  static EmbeddedText of(Path file, Node node) {
    try {
      // as the reader of YAML saw it, which counts from behind a byte order mark
      String all = TextFile.read(file);
      int from = all.offsetByCodePoints(0, node.getStartMark().getIndex());
      int to = all.offsetByCodePoints(0, node.getEndMark().getIndex());
      String text = YamlNodes.text(node).orElse("");
      return new EmbeddedText(
          text, withoutHead(all.substring(from, to), node), SourcePlace.of(node));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Blanks the marks around the value: {@code >-}, {@code |}, the quote. */
  private static String withoutHead(String written, Node node) {
    ScalarStyle style = ((ScalarNode) node).getScalarStyle();
    int head =
        switch (style) {
          case FOLDED, LITERAL -> written.indexOf('\n');
          case SINGLE_QUOTED, DOUBLE_QUOTED -> 1;
          default -> 0;
        };
    return " ".repeat(head) + written.substring(head);
  }

  SourcePlace place(Token token) {
    return place(token.beginLine, token.beginColumn);
  }

  /** Where a place in the script is in the file. */
  SourcePlace place(SourcePlace inScript) {
    return place(inScript.line(), inScript.column());
  }

  /** Where the compiler found the mistake of a script; its beginning where it does not say. */
  SourcePlace place(RuntimeException failed) {
    return Optional.ofNullable(failed.getCause())
        .filter(JsltException.class::isInstance)
        .map(JsltException.class::cast)
        .map(ScriptPlace::of)
        .map(place -> place(place.line(), place.column()))
        .orElse(start);
  }

  private SourcePlace place(int line, int column) {
    int offset = 0;
    for (int i = 1; i < line; i++) {
      offset = text.indexOf('\n', offset) + 1;
    }
    offset = Math.min(text.length(), offset + column - 1);
    long before = text.substring(0, offset).chars().filter(c -> !Character.isWhitespace(c)).count();
    int at = 0;
    while (at < written.length() && (before > 0 || Character.isWhitespace(written.charAt(at)))) {
      before -= Character.isWhitespace(written.charAt(at)) ? 0 : 1;
      at++;
    }
    String passed = written.substring(0, at);
    int lines = (int) passed.chars().filter(c -> c == '\n').count();
    return lines == 0
        ? start.plus(at)
        : new SourcePlace(start.line() + lines, at - passed.lastIndexOf('\n'));
  }
}
