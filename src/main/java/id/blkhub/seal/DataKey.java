package id.blkhub.seal;

import java.time.LocalDate;
import java.util.UUID;
import javax.crypto.SecretKey;

/** A key that encrypts payloads. */
record DataKey(UUID id, LocalDate createdOn, SecretKey key) {
  @Override
  public String toString() {
    return "DataKey[" + id + " of " + createdOn + "]";
  }
}
