package id.blkhub.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.blkhub.store.Database;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The data keys in the hub's database, each encrypted under the master key. */
final class DataKeyTable {
  private static final byte[] NO_HEADER = {};
  private static final String LIVE =
      "SELECT id, created_on, wrapped FROM data_key WHERE wrapped IS NOT NULL";

  private final Database hub;
  private final SecretKey wrapping;
  private final RowMapper<DataKey> unwrap =
      (row, n) ->
          unwrap(
              UUID.fromString(row.getString("id")),
              LocalDate.parse(row.getString("created_on")),
              row.getBytes("wrapped"));

  DataKeyTable(Database hub, SecretKey wrapping) {
    this.hub = hub;
    this.wrapping = wrapping;
  }

  /** Stores the fingerprint where there is none; gives the one that was there first. */
  String firstFingerprint(String fingerprint) {
    return hub.write(
        sql -> {
          sql.sql("INSERT INTO master_key (one, fingerprint) VALUES (1, ?) ON CONFLICT DO NOTHING")
              .param(fingerprint)
              .update();
          return sql.sql("SELECT fingerprint FROM master_key WHERE one = 1")
              .query(String.class)
              .single();
        });
  }

  List<DataKey> all() {
    return hub.read(sql -> sql.sql(LIVE).query(unwrap).list());
  }

  Optional<DataKey> find(UUID id) {
    return hub.read(
        sql -> sql.sql(LIVE + " AND id = ?").param(id.toString()).query(unwrap).optional());
  }

  /** The key of the day; another node may have made it already. */
  DataKey ofDay(LocalDate day) {
    return hub.write(
        sql ->
            sql.sql(LIVE + " AND created_on = ? ORDER BY id LIMIT 1")
                .param(day.toString())
                .query(unwrap)
                .optional()
                .orElseGet(() -> create(sql, day)));
  }

  /** Erases one key. */
  boolean forget(UUID id, LocalDate today) {
    return hub.write(
            sql ->
                sql.sql(
                        "UPDATE data_key SET wrapped = NULL, forgotten_on = ?"
                            + " WHERE id = ? AND wrapped IS NOT NULL")
                    .params(today.toString(), id.toString())
                    .update())
        == 1;
  }

  /** The keys that sealed nothing on the given day or later. */
  List<UUID> retiredBefore(LocalDate day) {
    // a key serves until its successor is there, and the successor may come some time into its day
    return hub.read(
        sql ->
            sql
                .sql(
                    "SELECT id FROM data_key k WHERE wrapped IS NOT NULL AND EXISTS (SELECT 1 FROM"
                        + " data_key n WHERE n.created_on > k.created_on AND n.created_on < ?)")
                .param(day.toString())
                .query(String.class)
                .list()
                .stream()
                .map(UUID::fromString)
                .toList());
  }

  private DataKey create(JdbcClient sql, LocalDate day) {
    UUID id = UUID.randomUUID();
    byte[] key = Encryption.random(32);
    sql.sql("INSERT INTO data_key (id, created_on, wrapped) VALUES (?, ?, ?)")
        .params(
            id.toString(),
            day.toString(),
            Encryption.encrypt(wrapping, NO_HEADER, associated(id), key))
        .update();
    return new DataKey(id, day, new SecretKeySpec(key, "AES"));
  }

  private DataKey unwrap(UUID id, LocalDate day, byte[] wrapped) {
    try {
      byte[] key = Encryption.decrypt(wrapping, wrapped, 0, associated(id));
      return new DataKey(id, day, new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new Seal.SealBroken(SealProblem.NOT_OF_THIS_KEY.said(id), e);
    }
  }

  private static byte[] associated(UUID id) {
    return ("data-key:" + id).getBytes(UTF_8);
  }
}
