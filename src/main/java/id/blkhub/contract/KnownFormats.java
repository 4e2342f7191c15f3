package id.blkhub.contract;

import id.blkhub.mapping.ReferenceTables;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the format of values that cannot be taken for anything else. */
public final class KnownFormats {
  /** The first that fits is the one; formats that other texts keep by chance are not among them. */
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
          "rupiah-two-decimals");

  private static final Map<String, NamedFormat> FORMATS = Formats.all(ReferenceTables.none());

  private KnownFormats() {}

  /** The {@code format} that every one of the values keeps; empty for none, and for no values. */
  public static Optional<String> of(List<String> values) {
    return UNMISTAKABLE.stream()
        .filter(
            name ->
                !values.isEmpty()
                    && values.stream().allMatch(value -> FORMATS.get(name).test().test(value)))
        .findFirst();
  }
}
