package id.blkhub.journal;

import id.blkhub.message.EventDetail;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.store.Database;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what happened to the tests of one partner: those it sent and those it got. */
public final class TestTraffic {
  private static final int MOST = 5_000;

  private final Database journal;

  public TestTraffic(Database journal) {
    this.journal = journal;
  }

  /**
   * A step of a test.
   *
   * @param senderMessageId null where nobody may see it, or none was given
   * @param corrects whether its sender marked it as a correction or void
   */
  public record TestStep(
      MessageId messageId,
      Kind kind,
      State state,
      Instant at,
      @Nullable String senderMessageId,
      boolean corrects) {}

  /** What became of tests the partner sent since then, in order; the first 5,000 steps. */
  public List<TestStep> sent(PartnerId sender, Instant from) {
    return journal.read(
        sql ->
            sql.sql(
                    "SELECT m.stamp, m.kind, m.sender_message_id, e.state, e.detail, e.at"
                        + " FROM message m JOIN event e ON e.stamp = m.stamp"
                        + " WHERE m.sender = ? AND m.stamp >= ? AND m.test = 1"
                        + " AND e.receiver IS NULL ORDER BY e.at, e.place LIMIT "
                        + MOST)
                .params(sender.value(), firstOf(from))
                .query(
                    (row, number) ->
                        new TestStep(
                            MessageRefs.messageId(row),
                            MessageRefs.kind(row),
                            State.valueOf(row.getString("state")),
                            Instant.ofEpochMilli(row.getLong("at")),
                            row.getString("sender_message_id"),
                            corrects(row.getString("detail"))))
                .list());
  }

  private static boolean corrects(@Nullable String detail) {
    return detail != null && EventDetail.read(detail) instanceof EventDetail.Corrects;
  }

  /** What became of tests that went to the partner since then, in order; the first 5,000 steps. */
  public List<TestStep> received(PartnerId receiver, Instant from) {
    return journal.read(
        sql ->
            sql.sql(
                    "SELECT d.stamp, d.kind, e.state, e.at FROM delivery d"
                        + " JOIN message m ON m.stamp = d.stamp"
                        + " JOIN event e ON e.stamp = d.stamp AND e.receiver = d.receiver"
                        + " WHERE d.receiver = ? AND d.stamp >= ? AND m.test = 1"
                        + " ORDER BY e.at, e.place LIMIT "
                        + MOST)
                .params(receiver.value(), firstOf(from))
                .query(
                    (row, number) ->
                        new TestStep(
                            MessageRefs.messageId(row),
                            MessageRefs.kind(row),
                            State.valueOf(row.getString("state")),
                            Instant.ofEpochMilli(row.getLong("at")),
                            null,
                            false))
                .list());
  }

  /** The first id that the hub could give in that millisecond: ids begin with their time. */
  private static String firstOf(Instant from) {
    String hex = "%012x".formatted(from.toEpochMilli());
    return hex.substring(0, 8) + '-' + hex.substring(8);
  }
}
