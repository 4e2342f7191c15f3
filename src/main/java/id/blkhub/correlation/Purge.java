package id.blkhub.correlation;

import id.blkhub.store.Database;

/** Forgets what is too old, in small transactions. */
final class Purge {
  private static final int AT_ONCE = 2_000;

  private Purge() {}

  /**
   * What tells a duplicate.
   *
   * @param before milliseconds since 1970; what was last seen earlier goes, but never what belongs
   *     to a message that still waits
   * @return how many decided messages were forgotten
   */
  static long inbox(Database hub, long before) {
    purge(
        hub,
        "DELETE FROM used_id WHERE id_key IN (SELECT id_key FROM used_id WHERE seen_at < ?"
            + " AND stamp NOT IN (SELECT stamp FROM waiting) LIMIT ?)",
        before);
    purge(
        hub,
        "DELETE FROM latest_content WHERE (partner, kind, business_key) IN (SELECT partner, kind,"
            + " business_key FROM latest_content WHERE seen_at < ? AND receivers IS NULL AND"
            + " case_id = 0 AND stamp NOT IN (SELECT stamp FROM waiting) LIMIT ?)",
        before);
    return purge(
        hub,
        "DELETE FROM inbox WHERE stamp IN (SELECT stamp FROM inbox WHERE received_at < ? AND"
            + " outcome <> 'WAITING' LIMIT ?)",
        before);
  }

  /**
   * What no correction will speak of any more: who was sent what, and what was withdrawn.
   *
   * @param before milliseconds since 1970
   */
  static void corrections(Database hub, long before) {
    purge(
        hub,
        "DELETE FROM latest_content WHERE (partner, kind, business_key) IN (SELECT partner, kind,"
            + " business_key FROM latest_content WHERE seen_at < ? AND stamp NOT IN (SELECT stamp"
            + " FROM waiting) LIMIT ?)",
        before);
    purge(
        hub,
        "DELETE FROM amount_said WHERE (case_id, type, value, subject) IN (SELECT case_id, type,"
            + " value, subject FROM amount_said WHERE said_at < ? LIMIT ?)",
        before);
    purge(
        hub,
        "DELETE FROM withdrawn WHERE stamp IN (SELECT stamp FROM withdrawn WHERE at < ? LIMIT ?)",
        before);
    purge(
        hub,
        "DELETE FROM held_key WHERE stamp IN (SELECT stamp FROM held_key WHERE at < ? LIMIT ?)",
        before);
    purge(
        hub,
        "DELETE FROM consent_revocation WHERE (stamp, receiver, sender, kind, business_key) IN"
            + " (SELECT stamp, receiver, sender, kind, business_key FROM consent_revocation WHERE"
            + " at < ? LIMIT ?)",
        before);
    purge(
        hub,
        "DELETE FROM departure WHERE (stamp, receiver) IN (SELECT stamp, receiver FROM departure"
            + " WHERE at < ? LIMIT ?)",
        before);
  }

  private static long purge(Database hub, String statement, long before) {
    long purged = 0;
    int step;
    do {
      step = hub.write(sql -> sql.sql(statement).params(before, AT_ONCE).update());
      purged += step;
    } while (step == AT_ONCE);
    return purged;
  }
}
