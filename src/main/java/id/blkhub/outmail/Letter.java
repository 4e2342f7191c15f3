package id.blkhub.outmail;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Text;
import id.blkhub.outmail.OutMailOptions.MailForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a mail says, in Indonesian first and then in English, as a text and as HTML. Both say the
 * same.
 */
record Letter(String subject, String text, String html) {
  private static final int LONGEST_KIB = 2_048;

  /**
   * What stands in it in one language.
   *
   * @param facts heading and value, one below the other
   * @param table its first row has the headings; empty where there is no row
   */
  record Part(
      String language,
      String title,
      String intro,
      List<List<String>> facts,
      List<List<String>> table) {}

  /**
   * @throws MailUnfit when the document cannot be such a mail
   */
  static Letter of(JsonNode document, boolean test, MailForm form) throws MailUnfit {
    boolean listed = !form.rows().matches();
    List<JsonNode> rows = listed ? rows(document, form) : List.of();
    requireHeadings(document, JsonPointer.empty(), form);
    for (int i = 0; i < rows.size(); i++) {
      requireHeadings(rows.get(i), form.rows().appendIndex(i), form);
    }
    Part indonesian = part("id", document, rows, form, Text::id, test ? "[UJI] " : "");
    Part english = part("en", document, rows, form, Text::en, test ? "[TEST] " : "");
    String subject =
        indonesian.title().equals(english.title())
            ? indonesian.title()
            : indonesian.title() + " / " + english.title();
    Letter letter =
        new Letter(
            PlainValue.headerOf(subject),
            LetterText.of(indonesian, english),
            LetterHtml.of(PlainValue.headerOf(subject), indonesian, english));
    if (letter.text().length() + letter.html().length() > LONGEST_KIB * 1024) {
      throw new MailUnfit(OutMailProblem.TOO_LONG.violation(LONGEST_KIB));
    }
    return letter;
  }

  private static List<JsonNode> rows(JsonNode document, MailForm form) throws MailUnfit {
    JsonNode found = document.at(form.rows());
    List<JsonNode> rows = new ArrayList<>();
    found.forEach(rows::add);
    boolean sound = found.isMissingNode() || found.isArray();
    if (!document.isObject() || !sound || !rows.stream().allMatch(JsonNode::isObject)) {
      throw new MailUnfit(OutMailProblem.NO_TABLE.violation(form.rows()));
    }
    return rows;
  }

  /** Nothing that the mapping made is left out without a word. */
  private static void requireHeadings(JsonNode object, JsonPointer at, MailForm form)
      throws MailUnfit {
    if (!object.isObject()) {
      throw new MailUnfit(OutMailProblem.NO_TABLE.violation(at));
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonPointer here = at.appendProperty(field.getKey());
      if (here.equals(form.rows())) {
        continue;
      }
      if (field.getValue().isContainerNode()) {
        throw new MailUnfit(OutMailProblem.NESTED.violation(here));
      }
      boolean named = form.headings().stream().anyMatch(one -> one.name().equals(field.getKey()));
      if (!named && !(at.matches() && FieldInText.in(form, field.getKey()))) {
        throw new MailUnfit(OutMailProblem.NO_HEADING.violation(here));
      }
    }
  }

  private static Part part(
      String language,
      JsonNode document,
      List<JsonNode> rows,
      MailForm form,
      Function<Text, String> in,
      String mark) {
    List<List<String>> facts = new ArrayList<>();
    List<MailHeading> columns = new ArrayList<>();
    for (MailHeading heading : form.headings()) {
      if (document.hasNonNull(heading.name())) {
        facts.add(List.of(in.apply(heading.heading()), PlainValue.of(document, heading.name())));
      }
      if (rows.stream().anyMatch(row -> row.hasNonNull(heading.name()))) {
        columns.add(heading);
      }
    }
    List<List<String>> table = new ArrayList<>();
    if (!rows.isEmpty()) {
      table.add(columns.stream().map(column -> in.apply(column.heading())).toList());
    }
    for (JsonNode row : rows) {
      table.add(columns.stream().map(column -> PlainValue.of(row, column.name())).toList());
    }
    return new Part(
        language,
        mark + FieldInText.filled(in.apply(form.subject()), document),
        FieldInText.filled(in.apply(form.intro()), document),
        facts,
        table);
  }
}
