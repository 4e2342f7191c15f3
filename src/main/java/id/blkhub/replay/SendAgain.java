package id.blkhub.replay;

import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalCodec;
import id.blkhub.journal.ReplayRow;
import id.blkhub.journal.ReplayRow.CountedDeliveries;
import id.blkhub.journal.ReplayRow.Progress;
import id.blkhub.journal.ReplayTable;
import id.blkhub.journal.TakenDelivery;
import id.blkhub.journal.TakenFinder.ListPlace;
import id.blkhub.message.EventDetail;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.State;
import id.blkhub.meter.MessageMeters;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import id.blkhub.queue.QueueMessage;
import id.blkhub.upkeep.ResubmissionFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes one step of a replay: sends a page of deliveries again, and itself for the next page. */
final class SendAgain {
  private static final int PAGE = 50;
  private static final long MOST_BYTES = 4 << 20;
  private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(5);

  private final RepeatableDeliveries taken;
  private final ReplayTable table;
  private final ResubmissionFactory factory;
  private final ReplayQuota quota;
  private final Clock clock;
  private final MessageMeters meters;

  SendAgain(
      RepeatableDeliveries taken,
      ReplayTable table,
      ResubmissionFactory factory,
      ReplayQuota quota,
      Clock clock,
      MessageMeters meters) {
    this.taken = taken;
    this.table = table;
    this.factory = factory;
    this.quota = quota;
    this.clock = clock;
    this.meters = meters;
  }

  FinishedBatch send(QueueBatch batch) {
    for (QueueMessage message : batch.messages()) {
      ReplayPage replayPage = page(ReplayStep.read(message.body()));
      replayPage.messages().forEach(batch::send);
      batch.afterCommit(() -> replayPage.events().forEach(meters::count));
    }
    return new FinishedBatch(batch);
  }

  /**
   * What a step sends, and what it tells the journal.
   *
   * @param messages the events among them
   */
  record ReplayPage(List<OutgoingMessage> messages, List<JournalEvent> events) {}

  /** The same for the same step, as long as nothing of it is committed. */
  ReplayPage page(ReplayStep step) {
    Optional<ReplayRow> replay = table.find(step.id());
    if (replay.isEmpty()) {
      // its request failed, or it is past retention
      return new ReplayPage(List.of(), List.of());
    }
    if (!quota.forAnotherPage(replay.get().period())) {
      // at the end of the queue, so that the replays of others go on
      long later = clock.instant().plus(UNTIL_THERE_IS_ROOM).toEpochMilli();
      return new ReplayPage(List.of(step.message().deliveredAt(later)), List.of());
    }
    return page(step, replay.get());
  }

  private ReplayPage page(ReplayStep step, ReplayRow replay) {
    RepeatableDeliveries.RepeatablePage found = taken.page(replay.period(), step.place(), PAGE);
    List<OutgoingMessage> messages = new ArrayList<>();
    List<JournalEvent> events = new ArrayList<>();
    List<JournalEvent> gone = new ArrayList<>();
    ListPlace listPlace = step.place();
    CountedDeliveries countedDeliveries = step.counts();
    long bytes = 0;
    int looked = 0;
    for (TakenDelivery delivery : found.deliveries()) {
      if (bytes > MOST_BYTES) {
        break;
      }
      looked++;
      Optional<ResubmissionFactory.Repeat> repeat = repeat(delivery, found, step.id());
      repeat.ifPresent(
          again -> {
            messages.add(again.delivery());
            events.add(again.event());
          });
      bytes += repeat.map(again -> again.delivery().body().length).orElse(0);
      if (repeat.isEmpty()) {
        gone.add(gone(delivery, step.id()));
      }
      countedDeliveries =
          repeat.isPresent() ? countedDeliveries.oneSent() : countedDeliveries.oneGone();
      listPlace = new ListPlace(delivery.takenAt().toEpochMilli(), delivery.messageId());
    }
    boolean done = looked == found.deliveries().size() && looked < PAGE;
    List<JournalEvent> told = new ArrayList<>(events);
    told.addAll(gone);
    if (!told.isEmpty()) {
      messages.add(
          OutgoingMessage.internal(
              Addresses.JOURNAL, JournalCodec.encode(told, List.of()), Map.of()));
    }
    if (!done) {
      messages.add(ReplayStep.of(step.id(), listPlace, countedDeliveries).message());
    }
    Progress progress = done ? Progress.DONE : Progress.RUNNING;
    table.save(replay.at(progress, countedDeliveries, clock.instant()));
    return new ReplayPage(messages, events);
  }

  /** Empty where it is no longer kept, or its case is not known any more. */
  private Optional<ResubmissionFactory.Repeat> repeat(
      TakenDelivery delivery, RepeatableDeliveries.RepeatablePage page, String replay) {
    Long known = page.cases().get(delivery.messageId());
    long caseId = known == null ? 0 : known;
    if (page.voids().contains(delivery.messageId())) {
      // it says nothing of a person, so no consent has to be asked for
      return taken
          .tells(delivery)
          .map(tells -> factory.repeatVoid(delivery, caseId, tells, replay));
    }
    // without its case nobody could ask whether a consent was withdrawn
    return known == null
        ? Optional.empty()
        : taken
            .canonical(delivery.messageId())
            .map(canonical -> factory.repeat(delivery, caseId, canonical, replay));
  }

  /** Its state does not change: the receiver has it. Only the replay asks for the reason. */
  private JournalEvent gone(TakenDelivery delivery, String replay) {
    return JournalEvent.of(delivery.message(), State.CANCELLED, clock.instant())
        .receiver(delivery.receiver())
        .detail(new EventDetail.Repeats(replay))
        .errors(List.of(ReplayProblem.GONE.violation()))
        .build();
  }
}
