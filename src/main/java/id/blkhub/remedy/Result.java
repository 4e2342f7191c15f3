package id.blkhub.remedy;

import id.blkhub.message.Text;

/** What came of an operator's action. */
public enum Result {
  RETRIED("", "Dikirim kembali ke jalurnya.", "Sent on its way again."),
  GONE(
      "HUB-O001",
      "Tidak ada lagi di sini: sudah dikirim kembali, atau sedang diproses.",
      "Not here any more: somebody sent it on its way already, or it is being processed."),
  CONTENT_GONE(
      "HUB-O002",
      "Isi pesan sudah tidak disimpan; kiriman tetap diparkir.",
      "The content is no longer kept; the delivery stays parked."),
  UNAVAILABLE(
      "HUB-O003",
      "Broker atau basis data sedang tidak menjawab; tidak ada yang berubah. Coba lagi.",
      "The broker or the database does not answer now; nothing changed. Try again."),
  BUSY(
      "HUB-O004",
      "Masih di sini, tetapi sedang tidak dapat diambil; tidak ada yang berubah. Coba lagi.",
      "Still here, but not to be had right now; nothing changed. Try again.");

  private final String code;
  private final Text text;

  Result(String code, String indonesian, String english) {
    this.code = code;
    this.text = new Text(indonesian, english);
  }

  /** The code of the reference; empty for {@link #RETRIED}. */
  public String code() {
    return code;
  }

  public Text text() {
    return text;
  }
}
