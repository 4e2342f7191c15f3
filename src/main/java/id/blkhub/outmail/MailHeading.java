package id.blkhub.outmail;

import id.blkhub.message.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * How a field of the partner's own form is called in a mail.
 *
 * @param name of the field
 * @param heading in both languages
 */
record MailHeading(String name, Text heading) {
  private static final String FORM = "name=Judul|Heading, name=Judul|Heading";

  /**
   * @param text {@code kejuruan=Kejuruan|Vocation, wilayah}; a name alone is its own heading
   * @throws IllegalArgumentException saying what is wrong
   */
  static List<MailHeading> parse(String text) {
    List<MailHeading> headings = new ArrayList<>();
    for (String entry : text.split(",", -1)) {
      String[] parts = entry.split("=", 2);
      String name = parts[0].strip();
      if (name.isEmpty()) {
        throw new IllegalArgumentException("columns is " + FORM + ", not " + text);
      }
      if (headings.stream().anyMatch(one -> one.name().equals(name))) {
        throw new IllegalArgumentException("columns names " + name + " twice");
      }
      headings.add(new MailHeading(name, both("columns", parts.length < 2 ? name : parts[1])));
    }
    return List.copyOf(headings);
  }

  /**
   * A text in both languages.
   *
   * @param text {@code Indonesian|English}; without a bar it is for both
   * @throws IllegalArgumentException when one of them is missing
   */
  static Text both(String option, String text) {
    String[] parts = text.split("\\|", -1);
    String indonesian = parts[0].strip();
    String english = parts[parts.length - 1].strip();
    if (parts.length > 2 || indonesian.isEmpty() || english.isEmpty()) {
      throw new IllegalArgumentException(
          option + " is Indonesian|English, with one bar between them, not " + text);
    }
    return new Text(indonesian, english);
  }
}
