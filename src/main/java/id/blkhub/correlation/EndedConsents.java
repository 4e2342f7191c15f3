package id.blkhub.correlation;

import id.blkhub.message.MessageRef;
import java.util.List;

/**
 * What follows from consents of a case that have ended by their last day.
 *
 * @param because the message that announced the case; its sender hears what becomes of this
 */
public record EndedConsents(MessageRef because, List<Revocation> revoked) {
  public EndedConsents {
    revoked = List.copyOf(revoked);
  }
}
