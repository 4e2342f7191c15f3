package id.blkhub.poll;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.edge.JsonRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rows of a table into a page, and marks those that the hub has. */
final class TableRows {
  private static final JsonMapper JSON = new JsonMapper();

  /** Fetched from the server at once, so that long bodies do not all lie in memory. */
  private static final int FETCHED = 20;

  /** A body is this many levels below the top of its page. */
  private static final int DEPTH = 3;

  private final TableOptions options;

  TableRows(TableOptions options) {
    this.options = options;
  }

  /**
   * Writes the rows that follow one into a page, as many as fit.
   *
   * @param after id of a row; null for the first rows
   * @return the rows that were read, to be marked later
   */
  Map<String, @Nullable String> read(Connection database, @Nullable String after, Path page)
      throws SQLException, IOException {
    Map<String, @Nullable String> read = new LinkedHashMap<>();
    database.setReadOnly(true);
    database.setAutoCommit(false);
    try (PreparedStatement question = database.prepareStatement(question(after));
        JsonGenerator out = JSON.createGenerator(Files.newOutputStream(page))) {
      int place = 1;
      question.setInt(place++, options.poll().limits().bytes() / 2);
      if (options.kind() != null) {
        question.setString(place++, options.kind());
      }
      if (after != null) {
        // the server knows of what type the column is
        question.setObject(place++, after, Types.OTHER);
      }
      question.setInt(place, options.rows());
      question.setFetchSize(FETCHED);
      out.writeStartObject();
      out.writeArrayFieldStart(TableOptions.ROWS);
      boolean more = write(question, out, read);
      out.writeEndArray();
      if (more) {
        String last = "";
        for (String id : read.keySet()) {
          last = id;
        }
        out.writeStringField(TableOptions.NEXT, last);
      }
      out.writeEndObject();
    }
    database.commit();
    return read;
  }

  private String question(@Nullable String after) {
    // with the name of the table, because the bare one would sort by the text that is selected
    String id = "r." + options.columns().id();
    String body = "CAST(r." + options.columns().body() + " AS text)";
    StringBuilder sql = new StringBuilder("SELECT CAST(" + id + " AS text), ");
    sql.append("CASE WHEN octet_length(" + body + ") <= ? THEN " + body + " END FROM ");
    sql.append(options.table()).append(" AS r WHERE TRUE");
    if (options.taken() != null) {
      sql.append(" AND r.").append(options.taken()).append(" IS NULL");
    }
    if (options.kind() != null) {
      sql.append(" AND r.").append(options.columns().kind()).append(" = ?");
    }
    if (after != null) {
      sql.append(" AND ").append(id).append(" > ?");
    }
    return sql.append(" ORDER BY ").append(id).append(" LIMIT ?").toString();
  }

  /** Whether there may be more rows than those. */
  private boolean write(
      PreparedStatement question, JsonGenerator out, Map<String, @Nullable String> read)
      throws SQLException, IOException {
    long bytes = 0;
    try (ResultSet rows = question.executeQuery()) {
      while (rows.next()) {
        String id = rows.getString(1);
        String body = rows.getString(2);
        bytes += body == null ? 0 : body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > options.poll().limits().bytes() && !read.isEmpty()) {
          return true;
        }
        out.writeStartObject();
        out.writeStringField(TableOptions.ID, id);
        out.writeFieldName(TableOptions.BODY);
        if (body != null && JsonRecords.fits(body, DEPTH)) {
          out.writeRawValue(body);
        } else {
          // no JSON, or more than fits: a text is refused as a record, and its row is named
          out.writeString("");
        }
        out.writeEndObject();
        read.put(id, body);
      }
    }
    return read.size() == options.rows();
  }

  /** Marks rows that still say what was read; one that was changed meanwhile comes again. */
  void mark(Connection database, Map<String, @Nullable String> read) throws SQLException {
    String body = "CAST(" + options.columns().body() + " AS text)";
    String statement =
        "UPDATE %s SET %s = now() WHERE %s = ? AND (%s = ? OR octet_length(%s) > ? OR %s IS NULL)"
            .formatted(options.table(), options.taken(), options.columns().id(), body, body, body);
    database.setAutoCommit(false);
    try (PreparedStatement marking = database.prepareStatement(statement)) {
      for (Map.Entry<String, @Nullable String> row : read.entrySet()) {
        marking.setObject(1, row.getKey(), Types.OTHER);
        marking.setString(2, row.getValue());
        marking.setInt(3, options.poll().limits().bytes() / 2);
        marking.addBatch();
      }
      marking.executeBatch();
    }
    database.commit();
  }
}
