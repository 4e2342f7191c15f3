package id.blkhub.edge;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.journal.MessageView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** What became of each record of a JSON list, as a JSON list. */
final class ResultList implements AutoCloseable {
  /** The number of a record, from 1. */
  static final String ROW = "baris";

  private static final JsonMapper JSON = new JsonMapper();
  private static final VerdictWords WORDS = new VerdictWords(Map.of());

  private final JsonGenerator to;

  ResultList(OutputStream out) throws IOException {
    to = JSON.createGenerator(out);
    to.writeStartArray();
  }

  void record(int number, Optional<MessageView> verdict) throws IOException {
    to.writeStartObject();
    to.writeNumberField(ROW, number);
    to.writeStringField(
        ColumnNames.RESULT, verdict.map(WORDS::result).orElse(VerdictWords.UNDECIDED));
    to.writeStringField(ColumnNames.EXPLANATION, verdict.map(WORDS::explanation).orElse(""));
    to.writeEndObject();
    to.writeRaw('\n');
  }

  @Override
  public void close() throws IOException {
    to.writeEndArray();
    to.close();
  }
}
