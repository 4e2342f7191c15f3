package id.blkhub.replay;

import id.blkhub.correlation.Correlator;
import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalCodec;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.ReplayRow;
import id.blkhub.journal.ReplayRow.Progress;
import id.blkhub.journal.ReplayTable;
import id.blkhub.journal.TakenDelivery;
import id.blkhub.journal.TakenFinder;
import id.blkhub.message.JournalEvent;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.upkeep.ResubmissionFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes one step of a replay: sends a page of deliveries again, and itself for the next page. */
final class SendAgain {
  private static final int PAGE = 50;
  private static final long MOST_BYTES = 4 << 20;
  private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(5);

  private final TakenFinder taken;
  private final ReplayTable table;
  private final JournalFinder payloads;
  private final Correlator correlator;
  private final ResubmissionFactory resubmissionFactory;
  private final ReplayQuota replayQuota;
  private final Clock clock;
  private final MessageMeters meters;

  SendAgain(
      TakenFinder taken,
      ReplayTable table,
      JournalFinder payloads,
      Correlator correlator,
      ResubmissionFactory resubmissionFactory,
      ReplayQuota replayQuota,
      Clock clock,
      MessageMeters meters) {
    this.taken = taken;
    this.table = table;
    this.payloads = payloads;
    this.correlator = correlator;
    this.resubmissionFactory = resubmissionFactory;
    this.replayQuota = replayQuota;
    this.clock = clock;
    this.meters = meters;
  }

  QueueBatch send(QueueBatch batch) {
    for (QueueMessage message : batch.messages()) {
      Page page = page(ReplayStep.read(message.body()));
      page.messages().forEach(batch::send);
      batch.afterCommit(() -> page.events().forEach(meters::count));
    }
    return batch;
  }

  /**
   * What a step sends, and what it tells the journal.
   *
   * @param messages the events among them
   */
  record Page(List<OutgoingMessage> messages, List<JournalEvent> events) {}

  /** The same for the same step, as long as nothing of it is committed. */
  Page page(ReplayStep replayStep) {
    Optional<ReplayRow> replay = table.find(replayStep.id());
    if (replay.isEmpty()) {
      // its request failed, or it is past retention
      return new Page(List.of(), List.of());
    }
    if (!replayQuota.forAnotherPage(replay.get().period())) {
      // at the end of the queue, so that the replays of others go on
      long later = clock.instant().plus(UNTIL_THERE_IS_ROOM).toEpochMilli();
      return new Page(List.of(replayStep.message().deliveredAt(later)), List.of());
    }
    return page(replayStep, replay.get());
  }

  private Page page(ReplayStep replayStep, ReplayRow replay) {
    List<TakenDelivery> found = taken.page(replay.period(), replayStep.place(), PAGE);
    Map<String, Long> cases =
        correlator.caseIds(found.stream().map(TakenDelivery::messageId).toList());
    List<OutgoingMessage> messages = new ArrayList<>();
    List<JournalEvent> events = new ArrayList<>();
    ReplayStep next = replayStep;
    long bytes = 0;
    int looked = 0;
    for (TakenDelivery delivery : found) {
      if (bytes > MOST_BYTES) {
        break;
      }
      looked++;
      Long caseId = cases.get(delivery.messageId());
      // without its case nobody could ask whether a consent was withdrawn
      Optional<byte[]> canonical =
          caseId == null ? Optional.empty() : payloads.payload(delivery.messageId(), "canonical");
      if (canonical.isPresent()) {
        ResubmissionFactory.Repeat repeat =
            resubmissionFactory.repeat(delivery, caseId, canonical.get(), replayStep.id());
        messages.add(repeat.delivery());
        events.add(repeat.event());
        bytes += canonical.get().length;
      }
      next =
          new ReplayStep(
              replayStep.id(),
              delivery.takenAt().toEpochMilli(),
              delivery.messageId(),
              next.found() + 1,
              next.sent() + (canonical.isPresent() ? 1 : 0),
              next.gone() + (canonical.isPresent() ? 0 : 1));
    }
    boolean done = looked == found.size() && found.size() < PAGE;
    if (!events.isEmpty()) {
      messages.add(
          OutgoingMessage.internal(
              Addresses.JOURNAL, JournalCodec.encode(events, List.of()), Map.of()));
    }
    if (!done) {
      messages.add(next.message());
    }
    Instant now = clock.instant();
    Progress progress = done ? Progress.DONE : Progress.RUNNING;
    table.save(replay.at(progress, next.found(), next.sent(), next.gone(), now));
    return new Page(messages, events);
  }
}
