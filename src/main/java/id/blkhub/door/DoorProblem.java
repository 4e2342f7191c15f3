package id.blkhub.door;

import id.blkhub.message.CodedText;
import id.blkhub.message.ProblemCode;

/** Reasons for which the door refuses a connection, a subscription or a message. */
enum DoorProblem implements ProblemCode {
  NO_LOGIN(
      "HUB-B001",
      "Masuk dulu dengan nama dan kata sandi.",
      "No user name or password given: log in first."),
  WRONG_LOGIN(
      "HUB-B002",
      "Pengguna tidak dikenal atau kata sandi salah.",
      "Unknown user or wrong password."),
  NOT_ALLOWED("HUB-B003", "Tidak diizinkan: %s.", "Not allowed: %s."),
  TOO_LARGE(
      "HUB-B004",
      "Pesan terlalu besar: paling banyak %s byte.",
      "Message too large: at most %s bytes."),
  TOO_MANY(
      "HUB-B005",
      "Terlalu banyak pesan: paling banyak %s per menit. Coba lagi nanti.",
      "Too many messages: at most %s a minute. Try again later."),
  BODY_CLOSED(
      "HUB-B006",
      "Hanya teks atau byte; map, list, stream, object dan isi dengan beberapa bagian tertutup.",
      "Only text or bytes: maps, lists, streams, objects and bodies of several sections are"
          + " closed."),
  WITHOUT_ACKNOWLEDGEMENT(
      "HUB-B008",
      "Langganan tanpa konfirmasi ditolak, karena yang belum diproses akan hilang: %s.",
      "A subscription without acknowledgement is refused, because what your client did not process"
          + " would be lost: %s."),
  CLOSED("HUB-B009", "Fitur ini tidak tersedia: %s.", "This feature is closed: %s."),
  GIVEN_BACK(
      "HUB-B010",
      "Pesan kembali ke antrean Anda; ia datang lagi saat Anda tersambung lagi.",
      "The message is back in your queue; it comes again when you connect again."),
  FULL(
      "HUB-B011",
      "Hub sedang penuh. Coba lagi nanti.",
      "The hub is full at the moment. Try again later."),
  UNREADABLE("HUB-B020", "Tidak sesuai protokol: %s.", "Against the protocol: %s."),
  CLOSING(
      "HUB-B021",
      "Hub menutup sambungan ini. Sambungkan lagi nanti.",
      "The hub closes this connection. Connect again later."),
  FAILED(
      "HUB-B022",
      "Hub gagal karena sebab di pihaknya. Kirim lagi nanti.",
      "The hub failed for a reason of its own. Send it again later.");

  private final CodedText declared;

  DoorProblem(String code, String indonesian, String english) {
    declared = new CodedText(code, indonesian, english);
  }

  @Override
  public CodedText declared() {
    return declared;
  }

  /**
   * @param values the values that the sentence takes, in its order
   */
  DoorRefusal refusal(Object... values) {
    return new DoorRefusal(code(), text(values));
  }
}
