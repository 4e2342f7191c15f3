package id.blkhub.console;

import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.console.DashboardSnapshot.Flow;
import id.blkhub.console.DashboardSnapshot.Got;
import id.blkhub.console.DashboardSnapshot.Sent;
import id.blkhub.console.DashboardSnapshot.Silence;
import id.blkhub.console.Reconciliation.Grown;
import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalSums;
import id.blkhub.journal.MessageList;
import id.blkhub.message.State;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import id.blkhub.queue.ConsumerPool;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads the figures for all viewers at once: a few rows of the journal and the depths of the
 * queues, at most every second, however many look.
 */
@Component
class DashboardMetrics {
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final Duration HOURS_FRESH = Duration.ofSeconds(10);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int USUAL_DAYS = 7;
  private static final int MOST_REFUSALS = 100;

  private final JournalSums sums;
  private final MessageList messages;
  private final EmbeddedBroker broker;
  private final ConsumerPool consumerPool;
  private final Partners partners;
  private final MeterRegistry meters;
  private final Clock clock;
  private final ZoneId zone;
  private final Reconciliation reconciliation = new Reconciliation();
  private final Map<String, Instant> silentSince = new HashMap<>();
  private volatile DashboardSnapshot last;
  private List<MessageList.Hour> hours = List.of();
  private long refused;
  private Set<Flow> repeated = Set.of();
  private Instant hoursAt = Instant.MIN;

  DashboardMetrics(
      JournalSums sums,
      MessageList messages,
      EmbeddedBroker broker,
      ConsumerPool consumerPool,
      Partners partners,
      MeterRegistry meters,
      Clock clock,
      @Value("${hub.zone}") ZoneId zone) {
    this.sums = sums;
    this.messages = messages;
    this.broker = broker;
    this.consumerPool = consumerPool;
    this.partners = partners;
    this.meters = meters;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * At most a second old.
   *
   * @throws org.springframework.dao.DataAccessException when the journal's database is away
   */
  synchronized DashboardSnapshot figures() {
    Instant now = clock.instant();
    if (last == null || Duration.between(last.at(), now).compareTo(FRESH) > 0) {
      last = read(now);
    }
    return last;
  }

  /** The figures as they were last read; empty before that. */
  Optional<DashboardSnapshot> lastKnown() {
    return Optional.ofNullable(last);
  }

  private DashboardSnapshot read(Instant now) {
    if (hoursAt.equals(Instant.MIN) || Duration.between(hoursAt, now).compareTo(HOURS_FRESH) > 0) {
      long today = midnight(now).getEpochSecond() / 3_600;
      hours = messages.hours(today - 24L * USUAL_DAYS);
      refused =
          sums.refusals(MOST_REFUSALS).stream()
              .filter(refusal -> refusal.at().isAfter(now.minus(DAY)))
              .count();
      repeated =
          messages.repeated().stream()
              .map(flow -> new Flow(flow.partner(), flow.kind()))
              .collect(java.util.stream.Collectors.toSet());
      hoursAt = now;
    }
    Tallies from = Tallies.of(sums.bySender());
    Tallies to = Tallies.of(sums.byReceiver());
    List<Sent> sent = new ArrayList<>();
    List<Got> got = new ArrayList<>();
    for (PartnerProfile partner : partners.all()) {
      partner.sends().forEach(kind -> from.expect(new Flow(partner.id(), kind)));
      partner.receives().forEach(r -> to.expect(new Flow(partner.id(), r.kind())));
    }
    MeterReadings readings = MeterReadings.of(meters);
    from.flows().forEach(flow -> sent.add(sent(flow, from)));
    to.flows().forEach(flow -> got.add(got(flow, to, readings)));
    DayHours day = DayHours.of(hours, midnight(now), now, USUAL_DAYS);
    return new DashboardSnapshot(
        now,
        List.copyOf(sent),
        List.copyOf(got),
        silences(now),
        reconciliation.after(reading(sent, got, readings), now),
        day.today(),
        day.usual(),
        refused,
        broker.depth(Addresses.UNSORTED));
  }

  private Instant midnight(Instant now) {
    return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }

  private Sent sent(Flow flow, Tallies of) {
    long waiting = of.count(flow, State.WAITING);
    return new Sent(
        flow,
        of.count(flow, State.ACCEPTED),
        of.count(flow, State.REJECTED),
        of.count(flow, State.DUPLICATE),
        of.count(flow, State.HELD),
        of.count(flow, State.RECEIVED)
            + waiting
            + broker.depth(Addresses.in(flow.partner(), flow.kind())),
        waiting);
  }

  private static Got got(Flow flow, Tallies of, MeterReadings readings) {
    return new Got(
        flow,
        of.count(flow, State.DELIVERED),
        of.count(flow, State.ROUTED) + of.count(flow, State.AVAILABLE),
        of.count(flow, State.PARKED),
        of.count(flow, State.EXPIRED),
        of.count(flow, State.CANCELLED),
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
              ? new Flow(Addresses.partnerOf(queue), Addresses.kindOf(queue))
              : null;
      Instant since = silentSince.computeIfAbsent(queue, q -> now);
      silences.add(new Silence(queue, flow, since, broker.depth(queue)));
    }
    return List.copyOf(silences);
  }

  private Reconciliation.Reading reading(List<Sent> sent, List<Got> got, MeterReadings readings) {
    long moving =
        broker.depth(Addresses.JOURNAL)
            + broker.depth(Addresses.EXPIRED)
            + broker.depth(Addresses.DEAD)
            + broker.depth(Addresses.REPLAY);
    Map<Grown, Long> counted = new HashMap<>();
    Map<Grown, Long> journal = new HashMap<>();
    Map<Grown, Long> lying = new HashMap<>();
    Map<Grown, Long> noted = new HashMap<>();
    for (Sent s : sent) {
      Flow flow = s.flow();
      moving += broker.depth(Addresses.in(flow.partner(), flow.kind()));
      counted.put(new Grown(State.RECEIVED, flow), readings.counted(flow, State.RECEIVED));
      journal.put(new Grown(State.RECEIVED, flow), s.received());
      lying.put(
          new Grown(State.HELD, flow), broker.depth(Addresses.held(flow.partner(), flow.kind())));
      noted.put(new Grown(State.HELD, flow), s.held());
    }
    for (Got g : got) {
      Flow flow = g.flow();
      counted.put(new Grown(State.DELIVERED, flow), readings.counted(flow, State.DELIVERED));
      journal.put(new Grown(State.DELIVERED, flow), g.delivered());
      lying.put(
          new Grown(State.AVAILABLE, flow),
          broker.depth(Addresses.deliver(flow.partner(), flow.kind()))
              + broker.depth(Addresses.out(flow.partner(), flow.kind())));
      noted.put(new Grown(State.AVAILABLE, flow), g.queued());
      lying.put(
          new Grown(State.PARKED, flow),
          broker.depth(Addresses.parked(flow.partner(), flow.kind())));
      noted.put(new Grown(State.PARKED, flow), g.parked());
    }
    return new Reconciliation.Reading(moving == 0, counted, journal, lying, noted, repeated);
  }
}
