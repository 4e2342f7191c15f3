package id.blkhub.correlation;

import id.blkhub.message.CaseClaim;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a message has the consent it needs, what it changes of consents, and what follows. */
final class ConsentEffects {
  private final ConsentWords words;
  private final ConsentRevocations revocations;
  private final Cases cases;
  private final LocalDate today;

  ConsentEffects(ConsentWords words, ConsentRevocations revocations, Cases cases, LocalDate today) {
    this.words = words;
    this.revocations = revocations;
    this.cases = cases;
    this.today = today;
  }

  /** Whether the case knows the consent that the message needs; so it is where it needs none. */
  boolean allow(Arrival arrival, CaseClaim claim, Case found) {
    return claim.consent() == null
        || claim.consent().givenIn(found.facts(), arrival.sender(), today);
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
      return revocations.of(arrival.messageId(), cases.all());
    }
    if (found == null) {
      return revocations.of(arrival.messageId(), List.of());
    }
    words.attach(found, cases, arrival.test());
    standsOn(arrival, found);
    return revocations.of(arrival.messageId(), List.of(found));
  }

  private void standsOn(Arrival arrival, Case found) {
    CaseClaim claim = arrival.claim();
    if (claim != null
        && claim.consent() != null
        && claim.consent().id() != null
        && found.standOn(arrival.subject(), claim.consent().id())) {
      cases.changed(found);
    }
  }
}
