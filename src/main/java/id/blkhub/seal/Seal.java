package id.blkhub.seal;

import org.jspecify.annotations.Nullable;

/** Encrypts what the hub keeps for itself and hashes what it must find again without knowing it. */
public interface Seal {
  /**
   * Encrypts with AES-256-GCM under the current data key.
   *
   * @param context bound to the bytes as associated data: opening needs the same (a message id)
   */
  byte[] seal(byte[] clear, String context);

  /**
   * Opens what {@link #seal} made, also under an earlier data key.
   *
   * @throws SealBroken when the bytes were changed, the context differs or the key is gone
   */
  byte[] open(byte[] sealed, String context);

  /**
   * Keyed hash (HMAC-SHA256, lower-case hex, 64 characters), the same for the same purpose and
   * value as long as the master key stays.
   *
   * @param purpose separates uses, for example {@code nik} or {@code content}
   */
  String hash(String purpose, byte[] value);

  /** The bytes cannot be opened. */
  final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SealBroken(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
