package id.blkhub.store;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the databases are.
 *
 * @param url {@code jdbc:sqlite:} for two files in the data folder, or {@code
 *     jdbc:postgresql://host/database}
 * @param connections most writing connections per database on PostgreSQL; SQLite has one
 */
@ConfigurationProperties("hub.database")
record DatabaseSettings(String url, String user, String password, int connections) {

  /** Without the password, so that no log can show it. */
  @Override
  public String toString() {
    return "DatabaseSettings[url=" + url.replaceAll("[?].*", "?…") + ", user=" + user + "]";
  }
}
