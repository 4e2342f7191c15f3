package id.blkhub.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that the hub sends to or from. Only plain letters are taken: no quotes, comments or
 * line ends, with which an address could become a command to the server.
 */
public record MailAddress(String text) {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,5}");

  /** Empty for what is no such address. */
  public static Optional<MailAddress> parse(String text) {
    return Optional.of(text.strip())
        .filter(plain -> PLAIN.matcher(plain).matches())
        .map(MailAddress::new);
  }

  /** What stands behind the {@code @}. */
  public String domain() {
    return text.substring(text.indexOf('@') + 1);
  }
}
