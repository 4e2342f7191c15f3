package id.blkhub.journal;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.Refusal;
import id.blkhub.message.State;
import id.blkhub.store.Database;
import java.time.Instant;
import java.util.List;

/**
 * How many messages and deliveries are in which state, since the journal began: what retention
 * deletes stays counted.
 */
public final class JournalSums {
  private final Database journal;

  public JournalSums(Database journal) {
    this.journal = journal;
  }

  /**
   * One count.
   *
   * @param partner the sender or the receiver
   */
  public record Sum(PartnerId partner, Kind kind, State state, long count) {}

  /** Messages by their sender, kind and state; each message is counted once. */
  public List<Sum> bySender() {
    return sums(Tally.SENDER);
  }

  /** Deliveries by their receiver, kind and state, filtered ones too; each is counted once. */
  public List<Sum> byReceiver() {
    return sums(Tally.RECEIVER);
  }

  /**
   * What was turned away, newest first.
   *
   * @param limit 1 to 1,000
   */
  public List<Refusal> refusals(int limit) {
    return journal.read(
        sql ->
            sql.sql(
                    "SELECT id, at, who, remote, target, code, reason FROM refusal"
                        + " ORDER BY at DESC, id DESC LIMIT ?")
                .param(Math.max(1, Math.min(limit, 1_000)))
                .query(
                    (row, number) ->
                        new Refusal(
                            row.getString("id"),
                            Instant.ofEpochMilli(row.getLong("at")),
                            row.getString("who"),
                            row.getString("remote"),
                            row.getString("target"),
                            row.getString("code"),
                            row.getString("reason")))
                .list());
  }

  private List<Sum> sums(String side) {
    return journal.read(
        sql ->
            sql.sql(
                    "SELECT partner, kind, state, n FROM tally WHERE side = ? AND n <> 0"
                        + " ORDER BY partner, kind, state")
                .param(side)
                .query(
                    (row, number) ->
                        new Sum(
                            new PartnerId(row.getString("partner")),
                            new Kind(row.getString("kind")),
                            State.valueOf(row.getString("state")),
                            row.getLong("n")))
                .list());
  }
}
