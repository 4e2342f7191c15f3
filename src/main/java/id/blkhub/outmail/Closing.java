package id.blkhub.outmail;

/** The last sentence of each mail. */
final class Closing {
  static final String INDONESIAN =
      "Surat ini dibuat oleh hub secara otomatis dan tidak memuat data pribadi. Balasan tidak"
          + " dibaca.";
  static final String ENGLISH =
      "The hub made this mail by itself; it has no personal data. Nobody reads an answer.";

  private Closing() {}
}
