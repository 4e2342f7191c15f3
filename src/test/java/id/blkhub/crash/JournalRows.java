package id.blkhub.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The journal's tables, read from outside the hub. */
public final class JournalRows {
  private final String url;

  public JournalRows(String url) {
    this.url = url;
  }

  /** How many messages are in each state. */
  public Map<String, Integer> states() throws SQLException {
    Map<String, Integer> states = new TreeMap<>();
    for (String[] row : rows("SELECT state, COUNT(*) FROM message GROUP BY state", 2)) {
      states.put(row[0], Integer.valueOf(row[1]));
    }
    return states;
  }

  /** {@code kind/key} of each accepted message; one that were accepted twice is there twice. */
  public List<String> accepted() throws SQLException {
    return rows("SELECT kind, business_key FROM message WHERE state = 'ACCEPTED'", 2).stream()
        .map(row -> row[0] + '/' + row[1])
        .toList();
  }

  /** Deliveries by state, as {@code kind/key/receiver}. */
  public Map<String, List<String>> deliveries() throws SQLException {
    Map<String, List<String>> deliveries = new TreeMap<>();
    for (String[] row :
        rows(
            "SELECT d.state, m.kind, m.business_key, d.receiver FROM delivery d JOIN message m"
                + " ON m.stamp = d.stamp",
            4)) {
      deliveries
          .computeIfAbsent(row[0], state -> new ArrayList<>())
          .add(row[1] + '/' + row[2] + '/' + row[3]);
    }
    return deliveries;
  }

  /** How many messages had to wait for a number. */
  int waited() throws SQLException {
    return rows("SELECT DISTINCT stamp FROM event WHERE state = 'WAITING'", 1).size();
  }

  /** Why deliveries did not arrive; empty when all did. */
  public List<String> failures() throws SQLException {
    return rows(
            "SELECT d.state, m.kind, m.business_key, d.receiver, d.errors FROM delivery d JOIN"
                + " message m ON m.stamp = d.stamp WHERE d.state NOT IN ('DELIVERED', 'FILTERED',"
                + " 'AVAILABLE', 'ROUTED')",
            5)
        .stream()
        .map(row -> String.join(" ", row))
        .toList();
  }

  private List<String[]> rows(String query, int columns) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String[]> rows = new ArrayList<>();
      while (result.next()) {
        String[] row = new String[columns];
        for (int column = 0; column < columns; column++) {
          row[column] = result.getString(column + 1);
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
