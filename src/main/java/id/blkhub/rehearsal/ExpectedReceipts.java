package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.declaration.Key;
import id.blkhub.rehearsal.ExpectKeys.OfError;
import id.blkhub.rehearsal.ExpectKeys.OfReceipt;
import id.blkhub.rehearsal.Happened.ReceivedReceipt;
import id.blkhub.rehearsal.Scenario.Places;
import id.blkhub.translation.ParkedWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what senders were told. */
final class ExpectedReceipts {
  /** In an expectation, and where they stand in a receipt; compared where they are given. */
  private static final Map<Key, String> OPTIONAL =
      Map.of(
          OfReceipt.ID, "senderMessageId",
          OfReceipt.KIND, "kind",
          OfReceipt.KEY, "businessKey",
          OfReceipt.REF, "partnerRef");

  private ExpectedReceipts() {}

  static List<String> compare(
      JsonNode expected, Places places, List<ReceivedReceipt> happened, Workspace workspace) {
    List<ReceivedReceipt> left = new ArrayList<>(happened);
    List<String> complaint = new ArrayList<>();
    int i = 0;
    for (JsonNode one : expected) {
      String at = places.at(ExpectKeys.RECEIPTS.pointer() + '/' + i++);
      left.stream()
          .filter(receivedReceipt -> fits(one, receivedReceipt))
          .findFirst()
          .ifPresentOrElse(
              left::remove,
              () -> complaint.add(at + ": expected: " + wanted(one) + "; it did not come"));
    }
    for (ReceivedReceipt receivedReceipt : left) {
      complaint.add("not expected: " + got(receivedReceipt));
      for (JsonNode error : receivedReceipt.data().path("errors")) {
        String path = error.path("path").asText();
        complaint.add("  " + (error.path("code").asText() + ' ' + path).strip());
        complaint.add("    " + error.path("message").path("id").asText());
        complaint.add("    " + error.path("message").path("en").asText());
        Optional<String> refused = ParkedWords.refused(error.path("message").path("en").asText());
        if (receivedReceipt.data().has("partner") && refused.isPresent()) {
          String mapping =
              receivedReceipt.data().get("partner").textValue()
                  + "/out/"
                  + receivedReceipt.data().path("kind").asText();
          workspace.madeBy(mapping, refused.get()).forEach(line -> complaint.add("    " + line));
        }
      }
    }
    return complaint;
  }

  private static boolean fits(JsonNode expected, ReceivedReceipt receivedReceipt) {
    JsonNode data = receivedReceipt.data();
    return OfReceipt.TO.in(expected).asText().equals(receivedReceipt.to())
        && OfReceipt.STATE.in(expected).equals(data.get("state"))
        && OfReceipt.PARTNER.in(expected).equals(data.path("partner"))
        && OPTIONAL.entrySet().stream()
            .allMatch(
                entry ->
                    !entry.getKey().isIn(expected)
                        || Comparison.whole(entry.getKey().in(expected), data.get(entry.getValue()))
                            .isEmpty())
        && expectedErrors(expected).equals(errors(data.path("errors")));
  }

  private static List<String> expectedErrors(JsonNode expected) {
    List<String> told = new ArrayList<>();
    OfReceipt.ERRORS
        .in(expected)
        .forEach(
            error ->
                told.add(
                    (OfError.CODE.in(error).asText() + ' ' + OfError.PATH.in(error).asText())
                        .strip()));
    return told.stream().sorted().toList();
  }

  private static List<String> errors(JsonNode errors) {
    List<String> told = new ArrayList<>();
    errors.forEach(
        error ->
            told.add((error.path("code").asText() + ' ' + error.path("path").asText()).strip()));
    return told.stream().sorted().toList();
  }

  private static String wanted(JsonNode expected) {
    StringBuilder sentence =
        new StringBuilder(
            sentence(
                OfReceipt.TO.in(expected).asText(),
                OfReceipt.STATE.in(expected).asText(),
                OfReceipt.PARTNER.in(expected).asText(""),
                expectedErrors(expected)));
    for (Key key : List.of(OfReceipt.ID, OfReceipt.KIND, OfReceipt.KEY, OfReceipt.REF)) {
      if (key.isIn(expected)) {
        sentence.append(", ").append(key.name()).append(' ').append(key.in(expected).asText());
      }
    }
    return sentence.toString();
  }

  private static String got(ReceivedReceipt receivedReceipt) {
    JsonNode data = receivedReceipt.data();
    String ref = data.path("partnerRef").asText("");
    String about = data.path("kind").asText() + ' ' + data.path("businessKey").asText();
    return sentence(
            receivedReceipt.to(),
            data.path("state").asText(),
            data.path("partner").asText(""),
            errors(data.path("errors")))
        + (ref.isEmpty() ? "" : ", ref " + ref)
        + ", "
        + about.strip();
  }

  private static String sentence(String to, String state, String partner, List<String> errors) {
    return "receipt to "
        + to
        + ": "
        + state
        + (partner.isEmpty() ? "" : " for " + partner)
        + (errors.isEmpty() ? "" : " " + errors);
  }
}
