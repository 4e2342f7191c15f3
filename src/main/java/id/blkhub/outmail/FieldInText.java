package id.blkhub.outmail;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.message.Text;
import id.blkhub.outmail.OutMailOptions.MailForm;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code {name}} in a text of a route: the field of that name beside the list. */
final class FieldInText {
  private static final Pattern NAMED = Pattern.compile("\\{([A-Za-z0-9_]{1,60})\\}");

  private FieldInText() {}

  /** The text with its values, each made harmless; one that is not there is a dash. */
  static String filled(String text, JsonNode document) {
    Matcher named = NAMED.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (named.find()) {
      String value = PlainValue.of(document, named.group(1));
      named.appendReplacement(filled, Matcher.quoteReplacement(value.isEmpty() ? "-" : value));
    }
    named.appendTail(filled);
    return filled.toString();
  }

  /** Whether subject or introduction say the field, in both languages. */
  static boolean in(MailForm form, String name) {
    return says(form.subject(), name) || says(form.intro(), name);
  }

  private static boolean says(Text text, String name) {
    String written = '{' + name + '}';
    return text.id().contains(written) && text.en().contains(written);
  }
}
