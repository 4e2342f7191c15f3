package id.blkhub.api;

import id.blkhub.journal.Journal;
import id.blkhub.journal.MessageFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.journal.ReceiptQuery;
import id.blkhub.journal.ReplayRow;
import id.blkhub.journal.ReplayRow.Progress;
import id.blkhub.journal.TakenFinder;
import id.blkhub.message.Ids;
import id.blkhub.message.JournalEvent;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Receipt;
import id.blkhub.message.Refusal;
import id.blkhub.replay.Replay;
import id.blkhub.replay.Replays;
import id.blkhub.seal.Seal;
import id.blkhub.sending.InboundQueue;
import id.blkhub.sending.Outbox;
import id.blkhub.sending.WithdrawalQueue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What stands behind the HTTP door, in memory; each part can be made to fail. */
final class MemoryHub {
  final List<Put> puts = new CopyOnWriteArrayList<>();
  final List<JournalEvent> events = new CopyOnWriteArrayList<>();
  final List<Refusal> refusals = new CopyOnWriteArrayList<>();
  final Map<String, MessageView> views = new ConcurrentHashMap<>();
  final Map<String, List<Receipt>> receipts = new ConcurrentHashMap<>();
  final Map<String, List<Outbox.OutboxItem>> lying = new ConcurrentHashMap<>();
  final Map<String, Replay> replays = new ConcurrentHashMap<>();
  volatile Replays.ReplayAnswer nextReplay;
  volatile ReceiptQuery asked;
  volatile boolean brokerDown;
  volatile boolean journalDown;

  record Put(
      String partner,
      String kind,
      String messageId,
      String explicitId,
      String source,
      boolean test,
      byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** Back to the beginning: everything works and nothing has happened. */
  void forget() {
    puts.clear();
    events.clear();
    refusals.clear();
    views.clear();
    receipts.clear();
    lying.clear();
    replays.clear();
    nextReplay = null;
    brokerDown = false;
    journalDown = false;
  }

  final InboundQueue queue =
      (messageId, partner, kind, version, message) -> {
        if (brokerDown) {
          throw new IllegalStateException(
              "broker is down: " + new String(message.data(), StandardCharsets.UTF_8));
        }
        puts.add(
            new Put(
                partner.value(),
                kind.value(),
                messageId.value(),
                message.id(),
                message.source(),
                message.isTest(),
                message.data()));
      };

  final Replays replaysDesk =
      new Replays() {
        @Override
        public ReplayAnswer request(TakenFinder.Period period) {
          if (brokerDown) {
            throw new IllegalStateException("broker is down");
          }
          if (nextReplay != null) {
            return nextReplay;
          }
          Instant now = Instant.now();
          Replay replay =
              new Replay(
                  new ReplayRow(
                      Ids.next(),
                      period,
                      Progress.REQUESTED,
                      new ReplayRow.CountedDeliveries(0, 0, 0),
                      now,
                      now),
                  0,
                  0,
                  0,
                  List.of());
          replays.put(replay.row().id(), replay);
          return new ReplayAnswer.ReplayTaken(replay);
        }

        @Override
        public Optional<Replay> find(String id) {
          if (journalDown) {
            throw new IllegalStateException("journal is down");
          }
          return Optional.ofNullable(replays.get(id));
        }
      };

  /** Queues by {@code <partner>.<kind>}; a place is an index. */
  final Outbox outbox =
      new Outbox() {
        @Override
        public OutboxPage look(PartnerId partner, Kind kind, long after, int most, int mostBytes) {
          up();
          List<OutboxItem> items =
              lying.getOrDefault(partner.value() + '.' + kind.value(), List.of()).stream()
                  .skip(after)
                  .limit(most)
                  .toList();
          return new OutboxPage(items, after + items.size());
        }

        @Override
        public boolean take(PartnerId partner, Kind kind, MessageId id) {
          up();
          return lying
              .getOrDefault(partner.value() + '.' + kind.value(), new ArrayList<>())
              .removeIf(outboxItem -> outboxItem.id().equals(id));
        }

        private void up() {
          if (brokerDown) {
            throw new IllegalStateException("broker is down");
          }
        }
      };

  final List<String> cancelled = new CopyOnWriteArrayList<>();

  final WithdrawalQueue withdraw =
      new WithdrawalQueue() {
        @Override
        public boolean cancellable(MessageId messageId) {
          return true;
        }

        @Override
        public void cancel(PartnerId partner, Kind kind, MessageId messageId) {
          if (brokerDown) {
            throw new IllegalStateException("broker is down");
          }
          cancelled.add(partner + " " + kind + ' ' + messageId);
        }
      };

  final Journal journal =
      new Journal() {
        @Override
        public void record(List<JournalEvent> added) {
          if (journalDown) {
            throw new IllegalStateException("journal is down");
          }
          events.addAll(added);
        }

        @Override
        public void refused(Refusal refusal) {
          refusals.add(refusal);
        }
      };

  final MessageFinder finder =
      new MessageFinder() {
        @Override
        public Optional<MessageView> byMessageId(MessageId messageId) {
          up();
          return Optional.ofNullable(views.get(messageId.value()));
        }

        @Override
        public List<MessageView> bySenderMessageId(String senderMessageId, int limit) {
          return List.of();
        }

        @Override
        public List<MessageView> byBusinessKey(String businessKey, int limit) {
          return List.of();
        }

        @Override
        public List<MessageView> byNik(String nik, int limit) {
          return List.of();
        }

        @Override
        public ReceiptPage receipts(ReceiptQuery query) {
          up();
          asked = query;
          List<ReceiptEntry> page = new ArrayList<>();
          List<Receipt> all = receipts.getOrDefault(query.sender().value(), List.of());
          for (int i = (int) query.after(); i < all.size() && page.size() < query.limit(); i++) {
            page.add(new ReceiptEntry(i + 1, all.get(i)));
          }
          return new ReceiptPage(
              page, Math.max(query.after(), Math.min(all.size(), query.after() + page.size())));
        }

        private void up() {
          if (journalDown) {
            throw new IllegalStateException("journal is down");
          }
        }
      };

  /** Shows in its result what it was given, so that tests can see both. */
  final Seal seal =
      new Seal() {
        @Override
        public byte[] seal(byte[] clear, String context) {
          return (context + '|' + new String(clear, StandardCharsets.UTF_8))
              .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] open(byte[] sealed, String context) {
          return sealed;
        }

        @Override
        public String hash(String purpose, byte[] value) {
          try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(purpose.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(value));
          } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
          }
        }
      };
}
