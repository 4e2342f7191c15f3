package id.blkhub.exchange;

import id.blkhub.contract.CanonicalKind;
import id.blkhub.contract.Contracts;
import id.blkhub.correlation.Arrival.Role;
import id.blkhub.correlation.Outcome;
import id.blkhub.correlation.Withdrawals;
import id.blkhub.message.Correction;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.partner.Partners;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes withdrawn messages out of the queues they still lie in. What is on its way between two
 * queues is met again a little later; what a delivery route holds is cancelled there. It may run
 * again after a crash: whatever was taken out is gone from its queue, and that is all it goes by.
 */
final class Withdraw {
  /** After the first pass; a batch under way is through by then. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofSeconds(2), Duration.ofMinutes(1));

  private final Withdrawals withdrawals;
  private final TakeOut takeOut;
  private final Partners partners;
  private final Contracts contracts;
  private final Clock clock;
  private final MessageMeters meters;

  Withdraw(
      Withdrawals withdrawals,
      TakeOut takeOut,
      Partners partners,
      Contracts contracts,
      Clock clock,
      MessageMeters meters) {
    this.withdrawals = withdrawals;
    this.takeOut = takeOut;
    this.partners = partners;
    this.contracts = contracts;
    this.clock = clock;
    this.meters = meters;
  }

  QueueBatch withdraw(QueueBatch batch) {
    Record record = new Record(batch, meters);
    for (QueueMessage message : batch.messages()) {
      Withdrawal request = Withdrawal.read(message.body());
      withdraw(batch, request.byId() ? byId(record, request) : request);
    }
    record.close();
    return batch;
  }

  /** Marks the message first: from here on no copy of it goes further. */
  private Withdrawal byId(Record record, Withdrawal request) {
    Withdrawals.Met met =
        withdrawals.cancel(
            request.stamps().get(0), request.partner(), request.kind(), request.id());
    if (met.waited() != null) {
      record.eventWithReceipt(
          Events.of(met.waited(), State.REJECTED, clock.instant())
              .errors(List.of(Outcome.Withdrawn.violation()))
              .build());
    }
    return request.known(met.businessKey(), met.receivers(), met.test());
  }

  private void withdraw(QueueBatch batch, Withdrawal request) {
    boolean busy = false;
    for (String stamp : request.held()) {
      busy |= takeOut.held(request.partner(), request.kind(), stamp);
    }
    for (String receiver : receivers(request)) {
      for (String stamp : request.stamps()) {
        busy |= takeOut.deliveries(receiver, request.kind(), stamp, request.cause());
      }
    }
    boolean through = !busy && !request.stamps().isEmpty() && through(request);
    // what is known to lie there is come back for as often as it takes
    if (busy || !through && request.pass() <= PAUSES.size()) {
      Instant next = clock.instant().plus(PAUSES.get(Math.min(request.pass(), PAUSES.size()) - 1));
      batch.send(request.again().message().deliveredAt(next.toEpochMilli()));
    }
  }

  private Collection<String> receivers(Withdrawal request) {
    return request.receivers().stream()
        .filter(id -> partners.find(id).flatMap(p -> p.reception(request.kind())).isPresent())
        .toList();
  }

  /** Whether nothing is left to be taken out. */
  private boolean through(Withdrawal request) {
    if (request.cause() == Correction.CANCEL && !request.businessKey().isEmpty()) {
      boolean opens =
          contracts
              .canonical(request.kind())
              .flatMap(CanonicalKind::role)
              .filter(Role.OPEN::equals)
              .isPresent();
      if (withdrawals.finish(
          request.partner(), request.kind(), request.businessKey(), opens, request.test())) {
        return true;
      }
    }
    Map<String, Set<String>> back = withdrawals.keptBack(request.stamps());
    return request.receivers().stream()
        .allMatch(
            receiver ->
                request.stamps().stream()
                    .allMatch(stamp -> back.getOrDefault(stamp, Set.of()).contains(receiver)));
  }
}
