package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.rehearsal.Happened.Receipt;
import id.blkhub.rehearsal.Scenario.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Compares what senders were told. */
final class ExpectedReceipts {
  /** In an expectation, and where they stand in a receipt; compared where they are given. */
  private static final Map<String, String> OPTIONAL =
      Map.of("id", "senderMessageId", "kind", "kind", "key", "businessKey", "ref", "partnerRef");

  private ExpectedReceipts() {}

  static List<String> compare(
      JsonNode expected, Places places, List<Receipt> happened, Workspace workspace) {
    List<Receipt> left = new ArrayList<>(happened);
    List<String> complaint = new ArrayList<>();
    int i = 0;
    for (JsonNode one : expected) {
      String at = places.at("/receipts/" + i++);
      left.stream()
          .filter(receipt -> fits(one, receipt))
          .findFirst()
          .ifPresentOrElse(
              left::remove,
              () -> complaint.add(at + ": expected: " + wanted(one) + "; it did not come"));
    }
    for (Receipt receipt : left) {
      complaint.add("not expected: " + got(receipt));
      for (JsonNode error : receipt.data().path("errors")) {
        String path = error.path("path").asText();
        complaint.add("  " + (error.path("code").asText() + ' ' + path).strip());
        complaint.add("    " + error.path("message").path("id").asText());
        complaint.add("    " + error.path("message").path("en").asText());
        if (receipt.data().has("partner") && !path.isEmpty()) {
          String mapping =
              receipt.data().get("partner").textValue()
                  + "/out/"
                  + receipt.data().path("kind").asText();
          workspace.madeBy(mapping, path).forEach(line -> complaint.add("    " + line));
        }
      }
    }
    return complaint;
  }

  private static boolean fits(JsonNode expected, Receipt receipt) {
    JsonNode data = receipt.data();
    return expected.get("to").textValue().equals(receipt.to())
        && expected.get("state").equals(data.get("state"))
        && Objects.equals(expected.get("partner"), data.get("partner"))
        && OPTIONAL.entrySet().stream()
            .allMatch(
                entry ->
                    !expected.has(entry.getKey())
                        || Comparison.whole(
                                expected.get(entry.getKey()), data.get(entry.getValue()))
                            .isEmpty())
        && errors(expected.path("errors")).equals(errors(data.path("errors")));
  }

  private static List<String> errors(JsonNode errors) {
    List<String> told = new ArrayList<>();
    errors.forEach(
        error ->
            told.add((error.path("code").asText() + ' ' + error.path("path").asText()).strip()));
    return told.stream().sorted().toList();
  }

  private static String wanted(JsonNode expected) {
    StringBuilder sentence = new StringBuilder(sentence(expected.get("to").textValue(), expected));
    for (String name : List.of("id", "kind", "key", "ref")) {
      if (expected.has(name)) {
        sentence.append(", ").append(name).append(' ').append(expected.get(name).asText());
      }
    }
    return sentence.toString();
  }

  private static String got(Receipt receipt) {
    JsonNode data = receipt.data();
    String ref = data.path("partnerRef").asText("");
    String about = data.path("kind").asText() + ' ' + data.path("businessKey").asText();
    return sentence(receipt.to(), data)
        + (ref.isEmpty() ? "" : ", ref " + ref)
        + ", "
        + about.strip();
  }

  private static String sentence(String to, JsonNode data) {
    List<String> errors = errors(data.path("errors"));
    return "receipt to "
        + to
        + ": "
        + data.get("state").textValue()
        + (data.has("partner") ? " for " + data.get("partner").textValue() : "")
        + (errors.isEmpty() ? "" : " " + errors);
  }
}
