package id.blkhub.http;

import id.blkhub.message.Correction;
import org.jspecify.annotations.Nullable;

/** What a delivery does to earlier ones, as far as it matters to who is called with it. */
public enum DeliveryKind {
  ORDINARY,
  VOID,
  CORRECTION;

  /**
   * @param correction null for an ordinary delivery
   */
  static DeliveryKind of(@Nullable Correction correction) {
    if (correction == null) {
      return ORDINARY;
    }
    return correction == Correction.VOID ? VOID : CORRECTION;
  }
}
