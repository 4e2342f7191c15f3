package id.blkhub.poll;

import id.blkhub.poll.PollState.PageMarks;
import id.blkhub.store.Database;
import id.blkhub.store.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of polls. What is written here is true already at the broker. */
final class PollStore {
  private static final Duration HOUR = Duration.ofHours(1);

  /** How exactly it is known when a record was last there. */
  private static final Duration SEEN_STEP = Duration.ofDays(1);

  private static final int AT_ONCE = 1_000;

  private final Database hub;
  private final Clock clock;

  PollStore(Database hub, Clock clock) {
    this.hub = hub;
    this.clock = clock;
  }

  /**
   * @param setup see {@link PollOptions#setup()}: a position of another one is forgotten
   */
  PollState find(PollPlace place, String setup) {
    return hub.read(
        sql ->
            sql.sql(
                    """
                    select setup, position, etag, modified, next_at from poll
                    where partner = ? and name = ?
                    """)
                .params(place.partner(), place.name())
                .query(
                    (row, n) -> {
                      Instant next = Instant.ofEpochMilli(row.getLong("next_at"));
                      return row.getString("setup").equals(setup)
                          ? new PollState(
                              orNull(row.getString("position")),
                              new PageMarks(
                                  orNull(row.getString("etag")), orNull(row.getString("modified"))),
                              next)
                          : new PollState(null, PageMarks.NONE, next);
                    })
                .optional()
                .orElse(PollState.NEW));
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  /** It is asked next at that moment; where it has got to stays. */
  void askAt(PollPlace place, String setup, Instant next) {
    hub.write(sql -> write(sql, place, setup, new PollState(null, PageMarks.NONE, next), ""));
  }

  /** The broker has what changed; the next question is about that state's page. */
  void reached(PollPlace place, String setup, PollState state, Collection<SeenRecord> changed) {
    long now = clock.millis();
    List<Object[]> rows = new ArrayList<>();
    for (SeenRecord one : changed) {
      rows.add(
          new Object[] {
            place.partner(), place.name(), one.record(), one.content(), one.changes(), now
          });
    }
    hub.write(
        sql -> {
          sql.batch(
              """
              insert into polled_record (partner, name, record, content, changes, seen_at)
              values (?, ?, ?, ?, ?, ?)
              on conflict (partner, name, record) do update set content = excluded.content,
                changes = excluded.changes, seen_at = excluded.seen_at
              """,
              rows);
          return write(
              sql,
              place,
              setup,
              state,
              "setup = excluded.setup, position = excluded.position, etag = excluded.etag,"
                  + " modified = excluded.modified, ");
        });
  }

  private static int write(
      Sql sql, PollPlace place, String setup, PollState state, String assignments) {
    return sql.sql(
            """
            insert into poll (partner, name, setup, position, etag, modified, next_at)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (partner, name) do update set %s next_at = excluded.next_at
            """
                .formatted(assignments))
        .params(
            place.partner(),
            place.name(),
            setup,
            orEmpty(state.position()),
            orEmpty(state.marks().etag()),
            orEmpty(state.marks().modified()),
            state.next().toEpochMilli())
        .update();
  }

  /** Those of the records that were there before, as they last came. */
  Map<String, SeenRecord> seen(PollPlace place, List<String> records) {
    long now = clock.millis();
    Map<String, SeenRecord> seen = new HashMap<>();
    List<Object[]> longAgo = new ArrayList<>();
    hub.read(
            sql ->
                sql.sql(
                        """
                        select record, content, changes, seen_at from polled_record
                        where partner = :partner and name = :name and record in (:records)
                        """)
                    .param("partner", place.partner())
                    .param("name", place.name())
                    .param("records", records)
                    .query(
                        (row, n) -> {
                          String record = row.getString("record");
                          if (now - row.getLong("seen_at") > SEEN_STEP.toMillis()) {
                            longAgo.add(new Object[] {now, place.partner(), place.name(), record});
                          }
                          return new SeenRecord(
                              record, row.getString("content"), row.getLong("changes"));
                        })
                    .list())
        .forEach(one -> seen.put(one.record(), one));
    if (!longAgo.isEmpty()) {
      hub.write(
          sql -> {
            sql.batch(
                "update polled_record set seen_at = ?"
                    + " where partner = ? and name = ? and record = ?",
                longAgo);
            return longAgo.size();
          });
    }
    return seen;
  }

  /**
   * Counts a call that is about to be made.
   *
   * @param most in any hour; 0 where nothing is agreed, and nothing is counted
   * @return empty where it may be made; else how long until it may
   */
  Optional<Duration> call(PollPlace place, int most) {
    if (most == 0) {
      return Optional.empty();
    }
    long now = clock.millis();
    return hub.write(
        sql -> {
          sql.sql("delete from poll_call where partner = ? and name = ? and at <= ?")
              .params(place.partner(), place.name(), now - HOUR.toMillis())
              .update();
          List<Long> calls =
              sql.sql("select at from poll_call where partner = ? and name = ? order by at desc")
                  .params(place.partner(), place.name())
                  .query(Long.class)
                  .list();
          if (calls.size() >= most) {
            long free = calls.get(most - 1) + HOUR.toMillis();
            return Optional.of(Duration.ofMillis(Math.max(1, free - now)));
          }
          sql.sql("insert into poll_call (partner, name, at) values (?, ?, ?)")
              .params(place.partner(), place.name(), now)
              .update();
          return Optional.empty();
        });
  }

  /** Forgets records that were not in their list since then; they are new when they come again. */
  long purge(Instant before) {
    long purged = 0;
    int step;
    do {
      step =
          hub.write(
              sql ->
                  sql.sql(
                          """
                          delete from polled_record where (partner, name, record) in
                            (select partner, name, record from polled_record
                             where seen_at < ? limit ?)
                          """)
                      .params(before.toEpochMilli(), AT_ONCE)
                      .update());
      purged += step;
    } while (step == AT_ONCE);
    return purged;
  }
}
