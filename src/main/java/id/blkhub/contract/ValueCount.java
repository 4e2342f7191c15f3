package id.blkhub.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** Counts the values of a document, nested ones included. */
final class ValueCount {
  private final int most;
  private int values;

  private ValueCount(int most) {
    this.most = most;
  }

  static boolean exceeds(JsonNode document, int most) {
    ValueCount count = new ValueCount(most);
    count.add(document);
    return count.values > most;
  }

  private void add(JsonNode value) {
    values++;
    if (values <= most) {
      for (JsonNode child : value) {
        add(child);
      }
    }
  }
}
