package id.blkhub.mapping;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rupiah as SNAP writes them: a text with two decimals, {@code "10000000.00"}. Rupiah have no
 * cents, so the decimals must be 00; nothing is ever rounded.
 */
public final class WholeAmount {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,14})\\.00");

  private WholeAmount() {}

  /** The whole rupiah; empty where the text is not such an amount, or not above zero. */
  public static OptionalLong parse(String text) {
    Matcher amount = FORM.matcher(text);
    return amount.matches()
        ? OptionalLong.of(Long.parseLong(amount.group(1)))
        : OptionalLong.empty();
  }
}
