package id.blkhub.contract;

import id.blkhub.message.Violation;
import org.jspecify.annotations.Nullable;

/** Recognises, from its first bytes, a body that cannot be the JSON the hub takes. */
final class Encoding {
  private Encoding() {}

  /** What is wrong with the first bytes; null when the body may be JSON in UTF-8. */
  static @Nullable Violation check(byte[] body, int maxBytes) {
    if (body.length > maxBytes) {
      return ContractProblem.TOO_LARGE.violation(body.length, maxBytes);
    }
    if (starts(body, 0xEF, 0xBB, 0xBF)) {
      return ContractProblem.BYTE_ORDER_MARK.violation("UTF-8 BOM");
    }
    // UTF-32 little endian begins like UTF-16, so one answer serves both
    if (starts(body, 0xFE, 0xFF) || starts(body, 0xFF, 0xFE) || zeroAmongFirst(body)) {
      return ContractProblem.BYTE_ORDER_MARK.violation("UTF-16/UTF-32");
    }
    int first = 0;
    while (first < body.length && isSpace(body[first])) {
      first++;
    }
    if (first == body.length) {
      return ContractProblem.EMPTY.violation();
    }
    if (body[first] == '<') {
      return ContractProblem.XML.violation();
    }
    return null;
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
