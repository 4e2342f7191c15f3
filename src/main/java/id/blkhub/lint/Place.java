package id.blkhub.lint;

import com.schibsted.spt.data.jslt.parser.Token;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** A place in a file, line and column from 1. */
record Place(int line, int column) {
  static final Place START = new Place(1, 1);

  static Place of(Node node) {
    return of(node.getStartMark());
  }

  static Place of(Mark mark) {
    return mark == null ? START : new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  static Place of(Token token) {
    return new Place(token.beginLine, token.beginColumn);
  }

  /** The place so many characters further on the same line. */
  Place plus(int columns) {
    return new Place(line, column + columns);
  }
}
