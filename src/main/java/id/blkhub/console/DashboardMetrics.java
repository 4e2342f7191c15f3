package id.blkhub.console;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.console.DashboardSnapshot.Ended;
import id.blkhub.console.DashboardSnapshot.Flow;
import id.blkhub.console.DashboardSnapshot.Got;
import id.blkhub.console.DashboardSnapshot.SentCount;
import id.blkhub.console.DashboardSnapshot.Silence;
import id.blkhub.console.Reconciliation.Grown;
import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalSums;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import id.blkhub.queue.ConsumerPool;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the figures for all viewers at once: a few rows of the journal and the depths of the
 * queues, at most every second, however many look.
 */
@Component
class DashboardMetrics {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final JournalSums sums;
  private final DailyFigures dailyFigures;
  private final EmbeddedBroker broker;
  private final ConsumerPool consumerPool;
  private final Partners partners;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Reconciliation reconciliation = new Reconciliation();
  private final Map<String, Instant> silentSince = new HashMap<>();
  private volatile @Nullable DashboardSnapshot last;

  DashboardMetrics(
      JournalSums sums,
      DailyFigures dailyFigures,
      EmbeddedBroker broker,
      ConsumerPool consumerPool,
      Partners partners,
      MeterRegistry meters,
      Clock clock) {
    this.sums = sums;
    this.dailyFigures = dailyFigures;
    this.broker = broker;
    this.consumerPool = consumerPool;
    this.partners = partners;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * At most a second old.
   *
   * @throws org.springframework.dao.DataAccessException when the journal's database is away
   */
  synchronized DashboardSnapshot figures() {
    Instant now = clock.instant();
    DashboardSnapshot known = last;
    if (known == null || Duration.between(known.at(), now).compareTo(FRESH) > 0) {
      known = read(now);
      last = known;
    }
    return known;
  }

  /** The figures as they were last read; empty before that. */
  Optional<DashboardSnapshot> lastKnown() {
    return Optional.ofNullable(last);
  }

  private DashboardSnapshot read(Instant now) {
    Tallies from = Tallies.of(sums.bySender());
    Tallies to = Tallies.of(sums.byReceiver());
    List<SentCount> sent = new ArrayList<>();
    List<Got> got = new ArrayList<>();
    for (PartnerProfile partner : partners.all()) {
      partner
          .sends()
          .forEach(kind -> from.expect(new Flow(new PartnerId(partner.id()), new Kind(kind))));
      partner
          .receives()
          .forEach(r -> to.expect(new Flow(new PartnerId(partner.id()), new Kind(r.kind()))));
    }
    MeterReadings readings = MeterReadings.of(meters);
    from.flows().forEach(flow -> sent.add(sent(flow, from)));
    to.flows().forEach(flow -> got.add(got(flow, to, readings)));
    return new DashboardSnapshot(
        now,
        List.copyOf(sent),
        List.copyOf(got),
        silences(now),
        reconciliation.after(reading(sent, got, readings, dailyFigures.repeated(now)), now),
        dailyFigures.day(now),
        broker.depth(Addresses.UNSORTED));
  }

  private SentCount sent(Flow flow, Tallies of) {
    long waiting = of.count(flow, State.WAITING);
    return new SentCount(
        flow,
        of.count(flow, State.ACCEPTED),
        of.count(flow, State.REJECTED),
        of.count(flow, State.DUPLICATE),
        of.count(flow, State.HELD),
        of.count(flow, State.RECEIVED)
            + waiting
            + broker.depth(Addresses.in(flow.partner().value(), flow.kind().value())),
        waiting);
  }

  private static Got got(Flow flow, Tallies of, MeterReadings readings) {
    return new Got(
        flow,
        new Ended(
            of.count(flow, State.DELIVERED),
            of.count(flow, State.EXPIRED),
            of.count(flow, State.CANCELLED)),
        of.count(flow, State.ROUTED) + of.count(flow, State.AVAILABLE),
        of.count(flow, State.PARKED),
        of.count(flow, State.FILTERED),
        readings.oldest(flow));
  }

  private List<Silence> silences(Instant now) {
    Map<String, String> troubles = consumerPool.failures();
    silentSince.keySet().retainAll(troubles.keySet());
    List<Silence> silences = new ArrayList<>();
    for (String queue : new TreeMap<>(troubles).keySet()) {
      Flow flow =
          Addresses.isDeliver(queue)
              ? new Flow(
                  new PartnerId(Addresses.partnerOf(queue)), new Kind(Addresses.kindOf(queue)))
              : null;
      Instant since = silentSince.computeIfAbsent(queue, q -> now);
      silences.add(new Silence(queue, flow, since, broker.depth(queue)));
    }
    return List.copyOf(silences);
  }

  private Reconciliation.CountReading reading(
      List<SentCount> sent, List<Got> got, MeterReadings readings, Set<Flow> repeated) {
    long moving =
        broker.depth(Addresses.JOURNAL)
            + broker.depth(Addresses.EXPIRED)
            + broker.depth(Addresses.DEAD)
            + broker.depth(Addresses.REPLAY);
    Map<Grown, Long> counted = new HashMap<>();
    Map<Grown, Long> journal = new HashMap<>();
    Map<Grown, Long> lying = new HashMap<>();
    Map<Grown, Long> noted = new HashMap<>();
    for (SentCount s : sent) {
      Flow flow = s.flow();
      moving += broker.depth(Addresses.in(flow.partner().value(), flow.kind().value()));
      counted.put(new Grown(State.RECEIVED, flow), readings.counted(flow, State.RECEIVED));
      journal.put(new Grown(State.RECEIVED, flow), s.received());
      lying.put(
          new Grown(State.HELD, flow),
          broker.depth(Addresses.held(flow.partner().value(), flow.kind().value())));
      noted.put(new Grown(State.HELD, flow), s.held());
    }
    for (Got g : got) {
      Flow flow = g.flow();
      counted.put(new Grown(State.DELIVERED, flow), readings.counted(flow, State.DELIVERED));
      journal.put(new Grown(State.DELIVERED, flow), g.delivered());
      lying.put(
          new Grown(State.AVAILABLE, flow),
          broker.depth(Addresses.deliver(flow.partner().value(), flow.kind().value()))
              + broker.depth(Addresses.out(flow.partner().value(), flow.kind().value())));
      noted.put(new Grown(State.AVAILABLE, flow), g.queued());
      lying.put(
          new Grown(State.PARKED, flow),
          broker.depth(Addresses.parked(flow.partner().value(), flow.kind().value())));
      noted.put(new Grown(State.PARKED, flow), g.parked());
    }
    return new Reconciliation.CountReading(moving == 0, counted, journal, lying, noted, repeated);
  }
}
