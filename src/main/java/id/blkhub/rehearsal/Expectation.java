package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import id.blkhub.mapping.MappingFailed;
import id.blkhub.rehearsal.AnsweringPartners.Call;
import id.blkhub.rehearsal.ExpectKeys.OfCall;
import id.blkhub.rehearsal.ExpectKeys.OfMessage;
import id.blkhub.rehearsal.Happened.Message;
import id.blkhub.rehearsal.Scenario.Places;
import id.blkhub.rehearsal.Scenario.ScenarioStep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Compares what came out of the hub with what a scenario expects: for the partners it names, all of
 * it and nothing else. A partner that it names nowhere may have come later.
 */
final class Expectation {
  private static final JsonMapper JSON = new JsonMapper();

  private final Workspace workspace;
  private final RehearsalHub hub;

  private Set<String> named = Set.of();

  Expectation(Workspace workspace, RehearsalHub hub) {
    this.workspace = workspace;
    this.hub = hub;
  }

  /** Before its first step. */
  void begin(Scenario scenario) {
    named = scenario.named();
  }

  /** At an {@code expect} step; what it looked at is forgotten. */
  List<String> compare(ScenarioStep scenarioStep) throws IOException {
    return compare(scenarioStep.what(), scenarioStep.places());
  }

  /** At the end: nothing that no step expected. */
  List<String> end() throws IOException {
    return compare(JsonNodeFactory.instance.objectNode(), pointer -> "");
  }

  private List<String> compare(JsonNode expected, Places places) throws IOException {
    List<String> complaint = new ArrayList<>();
    complaint.addAll(messages(ExpectKeys.MESSAGES.in(expected), places));
    complaint.addAll(calls(ExpectKeys.CALLS.in(expected), places));
    complaint.addAll(
        ExpectedReceipts.compare(
            ExpectKeys.RECEIPTS.in(expected),
            places,
            hub.happened().takeReceipts().stream()
                .filter(receipt -> isNamed(receipt.data().path("partner")))
                .toList(),
            workspace));
    complaint.addAll(
        new ExpectedFilters(hub, workspace.partners(), named)
            .compare(ExpectKeys.FILTERED.in(expected), places, hub.happened().takeEvents()));
    if (!complaint.isEmpty()) {
      hub.queues().failures().stream()
          // what a mapping or a condition failed on is in the receipt
          .filter(failure -> !(failure instanceof MappingFailed))
          .forEach(failure -> complaint.add("the hub failed: " + failure));
    }
    return complaint;
  }

  /** Of a delivery: to a partner that the scenario is about; of a message itself, always. */
  private boolean isNamed(JsonNode receiver) {
    return receiver.isMissingNode() || isNamed(receiver.asText());
  }

  /** Whether the scenario under way is about the partner. */
  boolean isNamed(String partner) {
    return named.contains(partner);
  }

  private List<String> messages(JsonNode expected, Places places) throws IOException {
    List<Message> left = new ArrayList<>(hub.happened().takeMessages());
    List<String> complaint = new ArrayList<>();
    int i = 0;
    for (JsonNode one : expected) {
      String at = places.at(ExpectKeys.MESSAGES.pointer() + '/' + i++);
      String to = OfMessage.TO.in(one).textValue();
      String kind = OfMessage.KIND.in(one).textValue();
      String what = "message to " + to + ", " + kind;
      Message message =
          left.stream()
              .filter(m -> m.to().equals(to) && m.kind().equals(kind))
              .findFirst()
              .orElse(null);
      if (message == null) {
        complaint.add(at + ": expected: " + what + "; it did not come");
        continue;
      }
      left.remove(message);
      List<String> lines = new ArrayList<>();
      String correction = OfMessage.CORRECTION.in(one).textValue();
      if (!Objects.equals(correction, message.correction())) {
        lines.add(
            "  correction: expected %s, got %s"
                .formatted(correction == null ? "none" : correction, message.correction()));
      }
      boolean test = OfMessage.TEST.in(one).booleanValue();
      if (test != message.test()) {
        lines.add("  test: expected %s, got %s".formatted(test, message.test()));
      }
      for (Difference difference : differences(one, message)) {
        lines.add("  " + difference);
        workspace
            .madeBy(to + "/out/" + kind, difference.pointer())
            .forEach(line -> lines.add("    " + line));
      }
      if (!lines.isEmpty()) {
        complaint.add(at + ": " + what);
        complaint.addAll(lines);
      }
    }
    left.removeIf(message -> !isNamed(message.to()));
    for (Message message : left) {
      complaint.add("not expected: message to " + message.to() + ", " + message.kind());
      Pretty.json(message.body()).lines().forEach(line -> complaint.add("  " + line));
    }
    return complaint;
  }

  private List<Difference> differences(JsonNode expected, Message message) throws IOException {
    if (OfMessage.SUBSET.isIn(expected)) {
      return Comparison.subset(OfMessage.SUBSET.in(expected), message.body());
    }
    JsonNode whole =
        OfMessage.BODY.isIn(expected)
            ? OfMessage.BODY.in(expected)
            : JSON.readTree(ScenarioNames.expected(workspace, expected).toFile());
    return Comparison.whole(whole, message.body());
  }

  private List<String> calls(JsonNode expected, Places places) {
    List<Call> left = new ArrayList<>(hub.partners().takeCalls());
    List<String> complaint = new ArrayList<>();
    for (Call call : left) {
      if (!call.answered()) {
        complaint.add(
            "%s was called, and no step \"answer\" says what it answers: %s"
                .formatted(call.partner(), call.call()));
      }
    }
    int i = 0;
    for (JsonNode one : expected) {
      String at = places.at(ExpectKeys.CALLS.pointer() + '/' + i++);
      String to = OfCall.TO.in(one).textValue();
      String wanted = OfCall.CALL.in(one).textValue();
      Call call = left.stream().filter(c -> c.partner().equals(to)).findFirst().orElse(null);
      if (call == null) {
        complaint.add("%s: expected: call to %s, %s; it was not made".formatted(at, to, wanted));
        continue;
      }
      left.remove(call);
      if (!call.call().equals(wanted)) {
        complaint.add("%s: call to %s: expected %s, got %s".formatted(at, to, wanted, call.call()));
        continue;
      }
      List<Difference> differences =
          OfCall.SUBSET.isIn(one)
              ? Comparison.subset(OfCall.SUBSET.in(one), call.body())
              : Comparison.whole(OfCall.BODY.in(one), call.body());
      if (!differences.isEmpty()) {
        complaint.add("%s: call to %s, %s".formatted(at, to, wanted));
      }
      for (Difference difference : differences) {
        complaint.add("  " + difference);
        workspace
            .calledFrom(to, difference.pointer())
            .forEach(line -> complaint.add("    " + line));
      }
    }
    for (Call call : left) {
      complaint.add("not expected: call to " + call.partner() + ", " + call.call());
      Pretty.json(call.body()).lines().forEach(line -> complaint.add("  " + line));
    }
    return complaint;
  }
}
