package id.blkhub.edge;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the columns of a sheet are called in its records: {@code Nama Perusahaan} becomes {@code
 * nama_perusahaan}, and other headings of a sender become the names the contract has.
 *
 * @param aliases name in the records, by the plain form of another heading
 */
record ColumnNames(Map<String, String> aliases) {
  /** In the columns the hub adds to a sheet it gives back. */
  static final String RESULT = "hasil_hub";

  static final String EXPLANATION = "keterangan_hub";

  private static final String FORM = "heading=name, heading=name";

  /**
   * @param text {@code Nama PT=perusahaan, Jml=jumlah}, or {@code none}
   * @throws IllegalArgumentException saying what is wrong
   */
  static ColumnNames parse(String text) {
    Map<String, String> aliases = new LinkedHashMap<>();
    if (text.equals(EdgeOptionReader.NONE)) {
      return new ColumnNames(aliases);
    }
    for (String entry : text.split(",")) {
      String[] parts = entry.split("=", 2);
      if (parts.length < 2 || plain(parts[0]).isEmpty() || parts[1].isBlank()) {
        throw new IllegalArgumentException("columns is " + FORM + ", not " + entry.strip());
      }
      if (aliases.putIfAbsent(plain(parts[0]), parts[1].strip()) != null) {
        throw new IllegalArgumentException("columns names " + parts[0].strip() + " twice");
      }
    }
    return new ColumnNames(aliases);
  }

  /** The name in records; empty for a heading without a letter or digit. */
  String of(String heading) {
    String plain = plain(heading);
    return aliases.getOrDefault(plain, plain);
  }

  /** Whether the hub wrote the column itself, into a sheet that now comes back. */
  static boolean isOfHub(String name) {
    return name.equals(RESULT) || name.equals(EXPLANATION);
  }

  private static String plain(String heading) {
    return Normalizer.normalize(heading, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "_")
        .replaceAll("^_+|_+$", "");
  }

  /** The letter a spreadsheet shows above a column: A for 0, AA for 26. */
  static String letter(int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column; left >= 0; left = left / 26 - 1) {
      letters.insert(0, (char) ('A' + left % 26));
    }
    return letters.toString();
  }
}
