package id.blkhub.rehearsal;

import id.blkhub.store.Sql;
import java.util.List;

/** Empties the tables of a rehearsal's SQLite database, so that no case knows of the one before. */
final class Forgetting {
  private Forgetting() {}

  /** All but the keys and what the tables themselves are. */
  static int everything(Sql sql) {
    sql.sql("PRAGMA defer_foreign_keys = ON").update();
    List<String> tables =
        sql.sql(
                """
                select name from sqlite_master
                where type = 'table' and name not in ('data_key', 'master_key')
                  and name not like 'sqlite%' and name not like 'flyway%'
                """)
            .query(String.class)
            .list();
    tables.forEach(table -> sql.sql("delete from " + table).update());
    return tables.size();
  }
}
