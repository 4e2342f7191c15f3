package id.blkhub.outmail;

import com.fasterxml.jackson.core.JsonPointer;
import id.blkhub.edge.EdgeCheck;
import id.blkhub.edge.EdgeOptionReader;
import id.blkhub.mail.MailAddress;
import id.blkhub.message.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One {@code partner-mail-out:} line of a route, checked. docs/reference/files.md explains each
 * option.
 *
 * @param server the name of a mail server in the settings
 * @param to who gets the mails: fixed, whatever a delivery says
 */
public record OutMailOptions(String server, List<MailAddress> to, MailForm form) {
  private static final String BY_SMTP = "smtp";
  private static final int MOST_RECEIVERS = 20;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Text NO_TEXT = new Text("", "");

  /**
   * What a mail says.
   *
   * @param subject {@code {name}} in it stands for a field beside the list
   * @param intro a sentence above the table, made as the subject is; two empty texts for none
   * @param rows where the list of objects is of which each is a row; the whole document for none
   */
  record MailForm(Text subject, Text intro, JsonPointer rows, List<MailHeading> headings) {}

  /**
   * Takes the options it knows out of {@code options}; the others stay for Camel to complain about.
   *
   * @param way {@code smtp}
   * @throws IllegalArgumentException naming every mistake
   */
  static OutMailOptions parse(String way, Map<String, Object> options) {
    EdgeOptionReader in = new EdgeOptionReader(options);
    OutMailOptions parsed = read(way, in);
    in.finish();
    return parsed;
  }

  /** Looks at the options as they stand in a route, and sends nothing. */
  public static EdgeCheck check(String way, Map<String, String> options) {
    Map<String, Object> left = new HashMap<>(options);
    // what is not given here comes from the settings
    Map.of("server", "imagined", "to", "a@b.example", "subject", "x", "columns", "x")
        .forEach(left::putIfAbsent);
    EdgeOptionReader in = new EdgeOptionReader(left);
    read(way, in);
    return new EdgeCheck(in.mistakes(), Set.copyOf(left.keySet()), in.known());
  }

  private static OutMailOptions read(String way, EdgeOptionReader in) {
    in.require(way.equals(BY_SMTP), "partner-mail-out goes by smtp, not by " + way);
    String server = in.text("server", "");
    in.require(NAME.matcher(server).matches(), "server is a name of hub.mail, not " + server);
    return new OutMailOptions(
        server,
        in.read("to", EdgeOptionReader.NONE, OutMailOptions::addresses, List.of()),
        new MailForm(
            in.read("subject", "", text -> MailHeading.both("subject", text), NO_TEXT),
            in.read("intro", EdgeOptionReader.NONE, OutMailOptions::intro, NO_TEXT),
            in.read("rows", EdgeOptionReader.NONE, OutMailOptions::pointer, JsonPointer.empty()),
            in.read("columns", "", MailHeading::parse, List.of())));
  }

  private static Text intro(String text) {
    return text.equals(EdgeOptionReader.NONE) ? NO_TEXT : MailHeading.both("intro", text);
  }

  private static List<MailAddress> addresses(String text) {
    List<MailAddress> addresses = new ArrayList<>();
    for (String one : text.split(",", -1)) {
      addresses.add(
          MailAddress.parse(one)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "to is addresses such as sekretariat@kadin.example, with commas, not "
                              + one.strip())));
    }
    if (addresses.size() > MOST_RECEIVERS) {
      throw new IllegalArgumentException("to has more than " + MOST_RECEIVERS + " addresses");
    }
    return List.copyOf(addresses);
  }

  private static JsonPointer pointer(String text) {
    try {
      return text.equals(EdgeOptionReader.NONE) ? JsonPointer.empty() : JsonPointer.compile(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("rows is a JSON Pointer such as /baris, not " + text, e);
    }
  }
}
