package id.blkhub.contract;

import id.blkhub.message.Violation;

/** Recognises, from its first bytes, a body that cannot be the JSON the hub takes. */
final class Encoding {
  private Encoding() {}

  /** The violation, or null when the body may be tried as UTF-8 JSON. */
  static Violation check(byte[] body, int maxBytes) {
    if (body.length > maxBytes) {
      return Violation.of(
          "",
          Codes.TOO_LARGE,
          "Pesan " + body.length + " byte; batasnya " + maxBytes + " byte.",
          "The message has " + body.length + " bytes; the limit is " + maxBytes + " bytes.");
    }
    if (starts(body, 0xEF, 0xBB, 0xBF)) {
      return mark("UTF-8 BOM");
    }
    // UTF-32 little endian begins like UTF-16, so one answer serves both
    if (starts(body, 0xFE, 0xFF) || starts(body, 0xFF, 0xFE) || zeroAmongFirst(body)) {
      return mark("UTF-16/UTF-32");
    }
    int first = 0;
    while (first < body.length && isSpace(body[first])) {
      first++;
    }
    if (first == body.length) {
      return empty();
    }
    if (body[first] == '<') {
      return Violation.of(
          "",
          Codes.XML,
          "Isi pesan tampak seperti XML atau HTML. Kirim JSON.",
          "The body looks like XML or HTML. Send JSON.");
    }
    return null;
  }

  static Violation empty() {
    return Violation.of(
        "",
        Codes.EMPTY,
        "Pesan kosong. Kirim satu objek JSON.",
        "The message is empty. Send one JSON object.");
  }

  private static Violation mark(String what) {
    return Violation.of(
        "",
        Codes.BYTE_ORDER_MARK,
        "Isi pesan dimulai sebagai " + what + ". Kirim UTF-8 tanpa BOM.",
        "The body starts as " + what + ". Send UTF-8 without a byte order mark.");
  }

  private static boolean starts(byte[] body, int... bytes) {
    if (body.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((body[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean zeroAmongFirst(byte[] body) {
    for (int i = 0; i < Math.min(4, body.length); i++) {
      if (body[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
