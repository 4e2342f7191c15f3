package id.blkhub.journal;

import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads value types from rows of the journal's tables. */
final class MessageRefs {
  /** The columns {@link #of} reads, of the table {@code message} under its alias {@code m}. */
  static final String COLUMNS =
      "m.stamp, m.sender, m.kind, m.sender_message_id, m.source, m.business_key, m.test";

  private MessageRefs() {}

  static MessageRef of(ResultSet row) throws SQLException {
    return of(row, row.getString("source"));
  }

  /** For a table that does not keep the source. */
  static MessageRef withoutSource(ResultSet row) throws SQLException {
    return of(row, null);
  }

  private static MessageRef of(ResultSet row, @Nullable String source) throws SQLException {
    return new MessageRef(
        messageId(row),
        new PartnerId(row.getString("sender")),
        kind(row),
        row.getString("sender_message_id"),
        source,
        row.getString("business_key"),
        row.getInt("test") != 0);
  }

  static MessageId messageId(ResultSet row) throws SQLException {
    return new MessageId(row.getString("stamp"));
  }

  static Kind kind(ResultSet row) throws SQLException {
    return new Kind(row.getString("kind"));
  }

  /** Null for an event of the message itself. */
  static @Nullable PartnerId receiver(ResultSet row) throws SQLException {
    String receiver = row.getString("receiver");
    return receiver == null ? null : new PartnerId(receiver);
  }
}
