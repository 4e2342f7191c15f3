package id.blkhub.edge;

import id.blkhub.edge.Item.ItemKey;
import id.blkhub.edge.Item.ItemProgress;
import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The table of items. A step is written once it is true, so a crash repeats one and skips none. */
final class ItemStore implements ItemFinder {
  private static final String COLUMNS =
      "id, partner, kind, digest, name, origin, state, code, records, sent, judged, at";
  private static final int AT_ONCE = 1_000;

  private final Database hub;
  private final Clock clock;

  ItemStore(Database hub, Clock clock) {
    this.hub = hub;
    this.clock = clock;
  }

  Optional<Item> find(ItemKey key) {
    return hub.read(
        sql ->
            sql.sql(
                    "select "
                        + COLUMNS
                        + " from item where partner = ? and kind = ? and digest = ?")
                .params(key.partner().value(), key.kind().value(), key.digest())
                .query((row, n) -> item(row))
                .optional());
  }

  /** It is safe with the hub and waits to be taken apart. */
  void stored(ItemKey key, SourceItem item) {
    write(key, item, ItemState.STORED, new ItemProgress(0, 0, 0, null));
  }

  /** Its records are counted and will be put. One that was refused before begins again. */
  void begin(ItemKey key, SourceItem item, int records) {
    write(key, item, ItemState.TAKING, new ItemProgress(records, 0, 0, null));
  }

  /** It cannot be taken as a whole. */
  void refused(ItemKey key, SourceItem item, String code) {
    write(key, item, ItemState.REFUSED, new ItemProgress(0, 0, 0, code));
  }

  private void write(ItemKey key, SourceItem item, ItemState state, ItemProgress progress) {
    long now = clock.millis();
    hub.write(
        sql ->
            sql.sql(
                    """
                    insert into item (id, partner, kind, digest, name, origin, state, code, records,
                      sent, judged, at, state_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    on conflict (partner, kind, digest) do update set name = excluded.name,
                      origin = excluded.origin, state = excluded.state, code = excluded.code,
                      records = excluded.records,
                      sent = excluded.sent, judged = excluded.judged, state_at = excluded.state_at
                    """)
                .params(
                    UUID.randomUUID().toString(),
                    key.partner().value(),
                    key.kind().value(),
                    key.digest(),
                    item.name(),
                    item.origin(),
                    state.name(),
                    Objects.requireNonNullElse(progress.code(), ""),
                    progress.records(),
                    progress.sent(),
                    progress.judged(),
                    now,
                    now)
                .update());
  }

  /** The broker has that many records, from the first on. */
  void sent(ItemKey key, int sent) {
    update(key, "sent = ?", sent);
  }

  /** So many records have a verdict, from the first on. */
  void judged(ItemKey key, int judged) {
    update(key, "judged = ?", judged);
  }

  /** Those whose source knows and whose sender was not told all, the oldest first. */
  List<Item> confirmed() {
    return hub.read(
        sql ->
            sql.sql("select " + COLUMNS + " from item where state = 'CONFIRMED' order by at")
                .query((row, n) -> item(row))
                .list());
  }

  /** Those from there of which the broker has all, or some, and the source was not told. */
  List<Item> left(String origin) {
    return hub.read(
        sql ->
            sql.sql(
                    "select "
                        + COLUMNS
                        + " from item where state in ('TAKING', 'TAKEN') and origin = ? order by"
                        + " at")
                .params(origin)
                .query((row, n) -> item(row))
                .list());
  }

  @Override
  public List<ItemView> newest(PartnerId partner, int limit) {
    return hub.read(
        sql ->
            sql.sql(
                    "select "
                        + COLUMNS
                        + " from item where partner = ? order by at desc, id limit ?")
                .params(partner.value(), limit)
                .query((row, n) -> item(row).view())
                .list());
  }

  @Override
  public Optional<ItemView> byId(PartnerId partner, String id) {
    return own(partner, id).map(Item::view);
  }

  /** One of a partner's own. */
  Optional<Item> own(PartnerId partner, String id) {
    return hub.read(
        sql ->
            sql.sql("select " + COLUMNS + " from item where partner = ? and id = ?")
                .params(partner.value(), id)
                .query((row, n) -> item(row))
                .optional());
  }

  /** It is in that state from now on. */
  void reached(ItemKey key, ItemState state) {
    update(key, "state = ?", state.name());
  }

  /** As if it had not come: the same bytes begin anew. */
  void forget(ItemKey key) {
    hub.write(
        sql ->
            sql.sql("delete from item where partner = ? and kind = ? and digest = ?")
                .params(key.partner().value(), key.kind().value(), key.digest())
                .update());
  }

  private void update(ItemKey key, String assignment, Object value) {
    hub.write(
        sql ->
            sql.sql(
                    "update item set "
                        + assignment
                        + ", state_at = ? where partner = ? and kind = ? and digest = ?")
                .params(
                    value, clock.millis(), key.partner().value(), key.kind().value(), key.digest())
                .update());
  }

  /**
   * Forgets those that are over.
   *
   * @param before what last changed earlier goes; the same bytes are then taken as new ones
   */
  long purge(Instant before) {
    long purged = 0;
    int step;
    do {
      step =
          hub.write(
              sql ->
                  sql.sql(
                          """
                          delete from item where id in (select id from item
                            where state_at < ? and state <> 'TAKING' limit ?)
                          """)
                      .params(before.toEpochMilli(), AT_ONCE)
                      .update());
      purged += step;
    } while (step == AT_ONCE);
    return purged;
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        new ItemKey(
            new PartnerId(row.getString("partner")),
            new Kind(row.getString("kind")),
            row.getString("digest")),
        row.getString("id"),
        row.getString("name"),
        row.getString("origin"),
        ItemState.valueOf(row.getString("state")),
        new ItemProgress(
            row.getInt("records"),
            row.getInt("sent"),
            row.getInt("judged"),
            row.getString("code").isEmpty() ? null : row.getString("code")),
        Instant.ofEpochMilli(row.getLong("at")));
  }
}
