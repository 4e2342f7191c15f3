package id.blkhub.journal;

import id.blkhub.message.EventDetail;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The replays partners asked for. */
public final class ReplayTable {
  private static final int MOST_LEFT_OUT = 100;

  private final Database journal;

  public ReplayTable(Database journal) {
    this.journal = journal;
  }

  /**
   * Adds a replay unless its partner has asked too often.
   *
   * @param most how many a partner may ask for within {@code span}
   * @return when the partner may ask again; empty where it was added
   */
  public Optional<Instant> add(ReplayRow row, int most, Duration span) {
    return journal.write(
        sql -> {
          // one at a time, so that two requests at once do not both see room
          sql.sql("UPDATE journal_order SET last = last").update();
          List<Long> lately =
              sql.sql(
                      "SELECT requested_at FROM replay WHERE partner = ? AND requested_at > ?"
                          + " ORDER BY requested_at DESC LIMIT ?")
                  .params(
                      row.period().receiver().value(),
                      row.requestedAt().minus(span).toEpochMilli(),
                      most)
                  .query(Long.class)
                  .list();
          if (lately.size() == most) {
            return Optional.of(Instant.ofEpochMilli(lately.get(most - 1)).plus(span));
          }
          sql.sql(
                  "INSERT INTO replay (id, partner, kind, period_from, period_to, state, found,"
                      + " sent, gone, requested_at, state_at) VALUES (?, ?, ?, ?, ?, ?, 0, 0, 0,"
                      + " ?, ?)")
              .params(
                  row.id(),
                  row.period().receiver().value(),
                  row.period().kind().value(),
                  row.period().from().toEpochMilli(),
                  row.period().to().toEpochMilli(),
                  row.progress().name(),
                  row.requestedAt().toEpochMilli(),
                  row.stateAt().toEpochMilli())
              .update();
          return Optional.empty();
        });
  }

  /** As if it had never been asked for. */
  public void remove(String id) {
    journal.write(sql -> sql.sql("DELETE FROM replay WHERE id = ?").param(id).update());
  }

  public Optional<ReplayRow> find(String id) {
    return journal.read(
        sql ->
            sql.sql("SELECT * FROM replay WHERE id = ?")
                .param(id)
                .query(ReplayTable::row)
                .optional());
  }

  /** Writes how far it has come; the same twice changes nothing. */
  public void save(ReplayRow row) {
    journal.write(
        sql ->
            sql.sql(
                    "UPDATE replay SET state = ?, found = ?, sent = ?, gone = ?, state_at = ?"
                        + " WHERE id = ?")
                .params(
                    row.progress().name(),
                    row.counts().found(),
                    row.counts().sent(),
                    row.counts().gone(),
                    row.stateAt().toEpochMilli(),
                    row.id())
                .update());
  }

  /** How the deliveries of a replay ended: how many in each state, by the events of the journal. */
  public Map<State, Long> outcomes(String id) {
    Map<State, Long> outcomes = new EnumMap<>(State.class);
    journal
        .read(
            sql ->
                sql.sql("SELECT state, count(*) FROM event WHERE detail = ? GROUP BY state")
                    .param(new EventDetail.Repeats(id).text())
                    .query(
                        (row, number) -> Map.entry(State.valueOf(row.getString(1)), row.getLong(2)))
                    .list())
        .forEach(entry -> outcomes.put(entry.getKey(), entry.getValue()));
    return outcomes;
  }

  /** What a replay left out, in the order of its deliveries; the first hundred. */
  public List<LeftOut> leftOut(String id) {
    return journal.read(
        sql ->
            sql.sql(
                    "SELECT stamp, errors FROM event WHERE detail = ? AND state IN ('CANCELLED',"
                        + " 'EXPIRED') ORDER BY place LIMIT "
                        + MOST_LEFT_OUT)
                .param(new EventDetail.Repeats(id).text())
                .query(
                    (row, number) ->
                        new LeftOut(
                            MessageRefs.messageId(row),
                            JournalCodec.errors(row.getString("errors"))))
                .list());
  }

  private static ReplayRow row(ResultSet row, int number) throws SQLException {
    return new ReplayRow(
        row.getString("id"),
        new TakenFinder.Period(
            new PartnerId(row.getString("partner")),
            new Kind(row.getString("kind")),
            Instant.ofEpochMilli(row.getLong("period_from")),
            Instant.ofEpochMilli(row.getLong("period_to"))),
        ReplayRow.Progress.valueOf(row.getString("state")),
        new ReplayRow.CountedDeliveries(
            row.getLong("found"), row.getLong("sent"), row.getLong("gone")),
        Instant.ofEpochMilli(row.getLong("requested_at")),
        Instant.ofEpochMilli(row.getLong("state_at")));
  }
}
