package id.blkhub.outmail;

import id.blkhub.outmail.Letter.Part;
import java.util.List;

/**
 * A mail as HTML, with nothing in it that a programme would load or run: no link, no picture, no
 * style sheet.
 */
final class LetterHtml {
  private LetterHtml() {}

  static String of(String subject, Part indonesian, Part english) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"id\">\n<head>");
    html.append("<meta charset=\"utf-8\"><title>").append(escaped(subject));
    html.append("</title></head>\n<body>\n");
    write(indonesian, Closing.INDONESIAN, html);
    html.append("<hr>\n");
    write(english, Closing.ENGLISH, html);
    return html.append("</body>\n</html>\n").toString();
  }

  private static void write(Part part, String closing, StringBuilder html) {
    html.append("<div lang=\"").append(part.language()).append("\">\n");
    element("h2", part.title(), html);
    if (!part.intro().isEmpty()) {
      element("p", part.intro(), html);
    }
    if (!part.facts().isEmpty()) {
      table(part.facts(), "td", html);
      html.append("<br>\n");
    }
    if (!part.table().isEmpty()) {
      table(part.table(), "th", html);
    }
    element("p", closing, html);
    html.append("</div>\n");
  }

  private static void table(List<List<String>> rows, String firstCells, StringBuilder html) {
    html.append("<table border=\"1\" cellpadding=\"4\">\n");
    for (int i = 0; i < rows.size(); i++) {
      html.append("<tr>");
      for (String cell : rows.get(i)) {
        String name = i == 0 ? firstCells : "td";
        html.append('<').append(name).append('>').append(escaped(cell));
        html.append("</").append(name).append('>');
      }
      html.append("</tr>\n");
    }
    html.append("</table>\n");
  }

  private static void element(String name, String text, StringBuilder html) {
    html.append('<').append(name).append('>').append(escaped(text));
    html.append("</").append(name).append(">\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
