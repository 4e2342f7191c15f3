package id.blkhub.outmail;

import id.blkhub.outmail.Letter.Part;
import java.util.List;

/** A mail as a plain text, for programmes and persons that read no HTML. */
final class LetterText {
  private static final int WIDEST = 40;

  private LetterText() {}

  static String of(Part indonesian, Part english) {
    StringBuilder text = new StringBuilder();
    write(indonesian, Closing.INDONESIAN, text);
    text.append("\n").append("-".repeat(60)).append("\n\n");
    write(english, Closing.ENGLISH, text);
    return text.toString();
  }

  private static void write(Part part, String closing, StringBuilder text) {
    text.append(part.title()).append("\n\n");
    if (!part.intro().isEmpty()) {
      text.append(part.intro()).append("\n\n");
    }
    part.facts().forEach(fact -> text.append(fact.get(0) + ": " + fact.get(1) + '\n'));
    if (!part.table().isEmpty()) {
      text.append('\n');
      table(part.table(), text);
    }
    text.append('\n').append(closing).append('\n');
  }

  private static void table(List<List<String>> rows, StringBuilder text) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.min(WIDEST, Math.max(widths[i], row.get(i).length()));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String cell = row.get(i);
        line.append(cell).append(" ".repeat(Math.max(0, widths[i] - cell.length()))).append("  ");
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }
}
