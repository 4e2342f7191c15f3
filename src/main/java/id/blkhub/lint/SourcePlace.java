package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.Token;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** A place in a file, line and column from 1. */
record SourcePlace(int line, int column) {
  static final SourcePlace START = new SourcePlace(1, 1);

  static SourcePlace of(Node node) {
    return of(node.getStartMark());
  }

  static SourcePlace of(@Nullable Mark mark) {
    return mark == null ? START : new SourcePlace(mark.getLine() + 1, mark.getColumn() + 1);
  }

  static SourcePlace of(Token token) {
    return new SourcePlace(token.beginLine, token.beginColumn);
  }

  /** The place so many characters further on the same line. */
  SourcePlace plus(int columns) {
    return new SourcePlace(line, column + columns);
  }
}
