package id.blkhub.contract;

import id.blkhub.mapping.ReferenceTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognises the format of sample values, where it is unmistakable. */
public final class KnownFormats {
  /** In this order; formats that other texts could fit by chance are left out. */
  private static final List<String> UNMISTAKABLE =
      List.of(
          "nik",
          "date",
          "date-dmy",
          "date-dmy-slash",
          "timestamp",
          "email",
          "uuid",
          "uri",
          "sha256",
          "lsp-licence",
          "skkni-unit",
          "rupiah-two-decimals",
          "rupiah-any");

  /** Without it, amounts and other numbers look alike. */
  private static final Pattern RUPIAH = Pattern.compile("(?i)\\s*(rp|idr).*");

  private static final Map<String, NamedFormat> FORMATS = Formats.all(ReferenceTables.none());

  private KnownFormats() {}

  /** The {@code format} that every one of the values keeps; empty for none, and for no values. */
  public static Optional<String> of(List<String> values) {
    return UNMISTAKABLE.stream()
        .filter(name -> !values.isEmpty() && values.stream().allMatch(value -> fits(name, value)))
        .findFirst();
  }

  private static boolean fits(String name, String value) {
    NamedFormat format = FORMATS.get(name);
    return format != null
        && format.test().test(value)
        && (!name.equals("rupiah-any") || RUPIAH.matcher(value).matches());
  }
}
