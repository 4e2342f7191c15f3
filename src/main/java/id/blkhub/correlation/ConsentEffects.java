package id.blkhub.correlation;

import id.blkhub.message.CaseClaim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an accepted message changes of consents, and what follows from that. */
final class ConsentEffects {
  private final ConsentWords words;
  private final ConsentRevocations revocations;
  private final Cases cases;

  ConsentEffects(ConsentWords words, ConsentRevocations revocations, Cases cases) {
    this.words = words;
    this.revocations = revocations;
    this.cases = cases;
  }

  /**
   * To be asked before it is decided who gets the message: from here on its case has the consents
   * as they stand.
   *
   * @param found its case; null for one without
   * @return who was sent something that is not covered any more
   */
  List<Revocation> of(Arrival arrival, @Nullable Case found) {
    if (ConsentWords.speaksOfConsent(arrival)) {
      words.hear(arrival, cases);
    } else if (found != null) {
      words.attach(found, cases, arrival.test());
      standsOn(arrival, found);
    }
    return revocations.of(arrival.messageId(), cases.all());
  }

  private void standsOn(Arrival arrival, Case found) {
    CaseClaim claim = arrival.claim();
    if (claim != null
        && claim.consent() != null
        && found.standOn(arrival.subject(), claim.consent().id())) {
      cases.changed(found);
    }
  }
}
