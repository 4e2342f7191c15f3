package id.blkhub.support;

import id.blkhub.seal.Seal;
import java.nio.charset.StandardCharsets;

/** Hides nothing: for tests that are about something else. */
public final class ClearSeal implements Seal {
  @Override
  public byte[] seal(byte[] clear, String context) {
    return clear.clone();
  }

  @Override
  public byte[] open(byte[] sealed, String context) {
    return sealed.clone();
  }

  @Override
  public String hash(String purpose, byte[] value) {
    return purpose + ':' + new String(value, StandardCharsets.UTF_8);
  }
}
