package id.blkhub.poll;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How the hub gets into a partner's database: {@code hub.partner-databases.<name>}.
 *
 * @param url begins with {@code jdbc:postgresql:}
 * @param user the hub's, which may read the table and write the one column
 * @param password never logged
 */
public record PartnerDatabase(
    @Nullable String url, @Nullable String user, @Nullable String password) {
  private static final String SCHEME = "jdbc:postgresql:";

  /**
   * The settings, where they can be used.
   *
   * @throws IllegalArgumentException naming the setting that is missing or wrong
   */
  static PartnerDatabase require(String name, @Nullable PartnerDatabase settings) {
    String prefix = "hub.partner-databases." + name;
    if (settings == null || settings.url == null || !settings.url.startsWith(SCHEME)) {
      throw TableProblem.SETTING.mistake(prefix + ".url");
    }
    if (settings.user == null || settings.user.isBlank()) {
      throw TableProblem.SETTING.mistake(prefix + ".user");
    }
    return settings;
  }

  /**
   * A connection of its own, which ends by itself what takes longer than that.
   *
   * @param question how long one statement may take
   */
  Connection open(Duration question) throws SQLException {
    Properties login = new Properties();
    login.setProperty("user", String.valueOf(user));
    login.setProperty("password", password == null ? "" : password);
    String seconds = Long.toString(Math.max(1, question.toSeconds()));
    login.setProperty("ApplicationName", "blk-exchange-hub");
    login.setProperty("connectTimeout", seconds);
    login.setProperty("loginTimeout", seconds);
    // longer than a statement may take, so that it is the server who says so
    login.setProperty("socketTimeout", Long.toString(question.toSeconds() + 5));
    login.setProperty("options", "-c statement_timeout=" + question.toMillis());
    return DriverManager.getConnection(String.valueOf(url), login);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "PartnerDatabase[url=" + url + ", user=" + user + "]";
  }
}
