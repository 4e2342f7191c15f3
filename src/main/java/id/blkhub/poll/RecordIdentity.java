package id.blkhub.poll;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.edge.EdgeRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what a record is known again.
 *
 * @param record digest of its id; of one that has none, of all it says
 * @param content digest of what it says
 */
record RecordIdentity(String record, String content) {
  private static final JsonMapper JSON = new JsonMapper();

  static RecordIdentity of(EdgeRecord record, JsonPointer idAt) {
    String content = digest(record.data());
    return new RecordIdentity(
        digest((id(record, idAt, content)).getBytes(StandardCharsets.UTF_8)), content);
  }

  /** Of the second or a later record with the same id that says something else. */
  RecordIdentity nth(int number) {
    return new RecordIdentity(
        digest((record + ' ' + number).getBytes(StandardCharsets.UTF_8)), content);
  }

  private static String id(EdgeRecord record, JsonPointer at, String content) {
    try {
      JsonNode id = JSON.readTree(record.data()).at(at);
      boolean given = (id.isTextual() || id.isNumber()) && !id.asText().isBlank();
      return given ? "id " + id.asText() : "content " + content;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
