package id.blkhub.upkeep;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.correlation.ConsentEnds;
import id.blkhub.correlation.Outcome;
import id.blkhub.correlation.Router;
import id.blkhub.exchange.EndedConsentRequest;
import id.blkhub.exchange.Receivers;
import id.blkhub.exchange.RevocationRequest;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.partner.Partners;
import id.blkhub.queue.QueueBatch;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has taken back what was sent under consents that have ended by their last day, as after a
 * withdrawal.
 */
final class LookIntoEndedConsents implements Router {
  private final ConsentEnds consents;
  private final Partners partners;
  private final Receivers receivers;
  private final Clock clock;

  LookIntoEndedConsents(ConsentEnds consents, Partners partners, Receivers receivers, Clock clock) {
    this.consents = consents;
    this.partners = partners;
    this.receivers = receivers;
    this.clock = clock;
  }

  void look(QueueBatch batch, EndedConsentRequest request) {
    consents
        .end(request.id(), request.caseId(), request.today(), this)
        .ifPresent(
            ended ->
                ended
                    .revoked()
                    .forEach(
                        revocation ->
                            batch.send(
                                RevocationRequest.of(ended.because(), revocation, clock.instant())
                                    .message())));
  }

  /** Nobody receives anything by a look into a case. */
  @Override
  public Set<PartnerId> receivers(int index, Outcome.Fresh fresh) {
    return Set.of();
  }

  @Override
  public boolean mayKeep(
      PartnerId receiver, Kind kind, @Nullable String named, Map<String, JsonNode> facts) {
    return receivers.mayKeep(partners, receiver, kind, named, facts);
  }
}
