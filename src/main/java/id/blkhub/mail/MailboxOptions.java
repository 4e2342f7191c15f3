package id.blkhub.mail;

import id.blkhub.edge.EdgeCheck;
import id.blkhub.edge.EdgeOptionReader;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One {@code partner-mail:} line of a route, checked. docs/reference/files.md explains each option.
 *
 * @param server the name of the mail box in the settings
 * @param from whose mails are taken: addresses, or {@code @domain} for all of a domain
 * @param folders in the mail box
 * @param every how often the hub looks
 * @param limits of one mail
 */
public record MailboxOptions(
    PartnerId partner,
    Kind kind,
    String server,
    Set<String> from,
    MailFolders folders,
    Duration every,
    MailLimits limits) {
  private static final Pattern ADDRESS =
      Pattern.compile("[a-z0-9._%+-]{0,64}@[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){0,5}");
  private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9 ._/-]{1,60}");
  private static final PartnerId NOBODY = new PartnerId("nobody");
  private static final Kind NOTHING = new Kind("nothing");

  private static final int USUAL_BYTES = 16_777_216;
  private static final int MOST_BYTES = 134_217_728;

  /**
   * @param done where mails go of which the broker has everything
   * @param failed where others go
   */
  public record MailFolders(String inbox, String done, String failed) {}

  /**
   * @param bytes of the mail, and of each attachment
   */
  public record MailLimits(int bytes, int attachments) {}

  /**
   * Takes the options it knows out of {@code options}; the others stay for Camel to complain about.
   *
   * @param target {@code <partner>.<kind>}
   * @throws IllegalArgumentException naming every mistake
   */
  static MailboxOptions parse(String target, Map<String, Object> options) {
    EdgeOptionReader in = new EdgeOptionReader(options);
    MailboxOptions parsed = read(target, in);
    in.finish();
    return parsed;
  }

  /** Looks at the options as they stand in a route, and opens no mail box. */
  public static EdgeCheck check(String target, Map<String, String> options) {
    Map<String, Object> left = new HashMap<>(options);
    EdgeOptionReader in = new EdgeOptionReader(left);
    read(target, in);
    return new EdgeCheck(in.mistakes(), Set.copyOf(left.keySet()), in.known());
  }

  private static MailboxOptions read(String target, EdgeOptionReader in) {
    String[] parts = target.split("\\.", 2);
    PartnerId partner = PartnerId.parse(parts[0]).orElse(NOBODY);
    Kind kind = Kind.parse(parts.length < 2 ? "" : parts[1]).orElse(NOTHING);
    in.require(
        !partner.equals(NOBODY) && !kind.equals(NOTHING),
        "the target is <partner>.<kind>, not " + target);
    String server = in.text("server", partner.value());
    in.require(EdgeOptionReader.isName(server), "server is a name of hub.mail, not " + server);
    return new MailboxOptions(
        partner,
        kind,
        server,
        in.read("from", EdgeOptionReader.NONE, MailboxOptions::addresses, Set.of()),
        new MailFolders(
            folder(in, "inbox", "INBOX"),
            folder(in, "done", "done"),
            folder(in, "failed", "failed")),
        in.duration("every", Duration.ofMillis(100), Duration.ofMinutes(1)),
        new MailLimits(
            in.number("bytes", 1, USUAL_BYTES, MOST_BYTES), in.number("attachments", 1, 10, 100)));
  }

  private static String folder(EdgeOptionReader in, String option, String otherwise) {
    String name = in.text(option, otherwise);
    in.require(
        FOLDER.matcher(name).matches(),
        option + " is a folder of letters, digits, blanks and . _ - /, not " + name);
    return name;
  }

  private static Set<String> addresses(String text) {
    List<String> written =
        Arrays.stream(text.split(",")).map(one -> one.strip().toLowerCase(Locale.ROOT)).toList();
    Set<String> addresses = new TreeSet<>();
    for (String one : written) {
      if (!ADDRESS.matcher(one).matches()) {
        throw new IllegalArgumentException(
            "from is addresses such as hrd@hotel.example or @hotel.example, with commas, not "
                + one);
      }
      addresses.add(one);
    }
    return addresses;
  }

  /** Whether mails of that address are taken. */
  boolean takesFrom(String address) {
    String plain = address.strip().toLowerCase(Locale.ROOT);
    return from.contains(plain)
        || from.contains(plain.substring(Math.max(0, plain.lastIndexOf('@'))));
  }

  /** Where its items are kept below {@code hub.files}. */
  String origin() {
    return ".mail/" + partner + '/' + kind;
  }
}
