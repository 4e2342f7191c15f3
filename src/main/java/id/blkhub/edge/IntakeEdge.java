package id.blkhub.edge;

import id.blkhub.edge.Item.ItemKey;
import id.blkhub.edge.ItemOutcome.Refused;
import id.blkhub.edge.ItemOutcome.Repeated;
import id.blkhub.edge.ItemOutcome.Taken;
import id.blkhub.message.Violation;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.partner.Partners;
import id.blkhub.sending.RecordQueue;
import id.blkhub.sending.RecordQueue.InboundRecord;
import id.blkhub.sheet.SheetUnreadable;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes an item apart and puts its records on {@code in.<partner>.<kind>}. An item is read twice:
 * once to know that it can be read to its end and how many records it has, once to send them. A
 * crash in between repeats the last records under the same ids, and the inbox knows them again.
 */
final class IntakeEdge {
  /** In one commit of the broker. */
  static final int BATCH = 200;

  private static final DateTimeFormatter TOLD =
      DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm", Locale.ROOT);

  private final ItemStore items;
  private final RecordQueue queue;
  private final Partners partners;
  private final ZoneId zone;

  /**
   * @param zone of the times that senders are told
   */
  IntakeEdge(ItemStore items, RecordQueue queue, Partners partners, ZoneId zone) {
    this.items = items;
    this.queue = queue;
    this.partners = partners;
    this.zone = zone;
  }

  /**
   * Returns once the broker has all records, or once it is clear that nothing is to be sent.
   *
   * @throws RuntimeException when broker or database fail; the item is to be given again, and goes
   *     on where it ended
   */
  ItemOutcome take(SourceItem item, EdgeOptions options) throws IOException {
    ItemKey key = new ItemKey(options.partner(), options.kind(), item.digest());
    if (item.refusal() != null) {
      return refuse(key, item, item.refusal());
    }
    Optional<Item> known = items.find(key).filter(old -> !old.state().mayBegin());
    if (known.isPresent()) {
      return switch (known.get().state()) {
        case TAKING -> send(key, item, options, known.get().progress().sent());
        case TAKEN -> new Taken(known.get().progress().records());
        default -> new Repeated(sameAgain(known.get().at().atZone(zone)));
      };
    }
    try {
      items.begin(key, item, count(item, options));
    } catch (SheetUnreadable e) {
      return refuse(key, item, e.violation());
    } catch (ItemRefused e) {
      return refuse(key, item, e.violation());
    }
    return send(key, item, options, 0);
  }

  /** The source has put the item away; the same bytes that come later are a repetition. */
  void confirmed(SourceItem item, EdgeOptions options) {
    items.reached(
        new ItemKey(options.partner(), options.kind(), item.digest()), ItemState.CONFIRMED);
  }

  private Refused refuse(ItemKey key, SourceItem item, Violation why) {
    items.refused(key, item, why.code());
    return new Refused(why);
  }

  /**
   * @param first when the same bytes came first
   */
  static Violation sameAgain(ZonedDateTime first) {
    return EdgeProblem.SAME_AGAIN.violation(TOLD.format(first));
  }

  private static int count(SourceItem item, EdgeOptions options) throws IOException {
    int[] records = {0};
    ItemRecords.read(
        item.bytes(),
        options,
        record -> {
          if (++records[0] > options.mostRows()) {
            throw new ItemRefused(EdgeProblem.TOO_MANY_ROWS.violation(options.mostRows()));
          }
        });
    // a page of a poll may well have nothing on it
    if (records[0] == 0 && ItemRecords.list(item.bytes(), options) == null) {
      throw new ItemRefused(EdgeProblem.NO_ROWS.violation());
    }
    return records[0];
  }

  private Taken send(ItemKey key, SourceItem item, EdgeOptions options, int sent)
      throws IOException {
    boolean test =
        partners
            .find(key.partner().value())
            .filter(p -> p.stage() == PartnerStage.TEST)
            .isPresent();
    List<InboundRecord> batch = new ArrayList<>(BATCH);
    int[] read = {0};
    ItemRecords.read(
        item.bytes(),
        options,
        record -> {
          if (++read[0] > sent) {
            batch.add(
                new InboundRecord(
                    key.recordId(record.row()), record.data(), record.faults(), test));
          }
          if (batch.size() == BATCH) {
            put(key, batch, read[0]);
          }
        });
    if (!batch.isEmpty()) {
      put(key, batch, read[0]);
    }
    items.reached(key, ItemState.TAKEN);
    return new Taken(read[0]);
  }

  private void put(ItemKey key, List<InboundRecord> batch, int sent) {
    queue.put(key.partner(), key.kind(), List.copyOf(batch));
    items.sent(key, sent);
    batch.clear();
  }
}
