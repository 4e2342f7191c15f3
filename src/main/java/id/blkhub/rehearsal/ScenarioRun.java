package id.blkhub.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.http.Reply;
import id.blkhub.journal.JournalCodec;
import id.blkhub.message.JournalEvent;
import id.blkhub.partner.PartnerProfile.Reception;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueMessage;
import id.blkhub.rehearsal.AnsweringPartners.PartnerAnswer;
import id.blkhub.rehearsal.Scenario.ScenarioStep;
import id.blkhub.rehearsal.ScenarioKeys.OfAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Plays one scenario, step by step, and compares at each {@code expect} and at the end. */
final class ScenarioRun {
  private final Workspace workspace;
  private final RehearsalHub hub;
  private final Expectation expectation;

  ScenarioRun(Workspace workspace, RehearsalHub hub) {
    this.workspace = workspace;
    this.hub = hub;
    this.expectation = new Expectation(workspace, hub);
  }

  /**
   * @return why it failed; empty where it did not. Steps after the first failed one are not played,
   *     because they would fail for the same reason.
   */
  List<String> play(Scenario scenario) throws IOException {
    hub.begin(scenario.at());
    expectation.begin(scenario);
    hub.partners().begin(scenario.named());
    for (ScenarioStep scenarioStep : scenario.steps()) {
      List<String> complaint = play(scenarioStep);
      if (!complaint.isEmpty()) {
        return complaint;
      }
    }
    List<String> complaint = new ArrayList<>();
    for (PartnerAnswer partnerAnswer : hub.partners().left()) {
      complaint.add(
          "%s: nobody asked %s for this: %s"
              .formatted(partnerAnswer.where(), partnerAnswer.partner(), partnerAnswer.call()));
    }
    complaint.addAll(expectation.end());
    for (String queue : hub.queues().lying()) {
      if (Addresses.isDeliver(queue) && expectation.isNamed(Addresses.partnerOf(queue))) {
        complaint.add(
            "at the end a delivery to %s, %s, is still under way: let time pass until it has come to its end"
                .formatted(Addresses.partnerOf(queue), Addresses.kindOf(queue)));
      }
    }
    return complaint;
  }

  private List<String> play(ScenarioStep scenarioStep) throws IOException {
    switch (scenarioStep.verb()) {
      case SEND -> {
        OutgoingMessage message = ScenarioMessage.of(workspace, scenarioStep, hub.clock().millis());
        if (!hub.queues().isRead(message.queue())) {
          return List.of(
              scenarioStep.places().at("")
                  + ": no route reads "
                  + message.queue()
                  + ", see routes/");
        }
        hub.queues().send(message);
        hub.queues().work();
      }
      case ANSWER -> hub.partners().give(answer(scenarioStep));
      case ASK -> {
        return hub.questions().ask(scenarioStep);
      }
      case PASS -> pass(scenarioStep.what().textValue());
      case TAKE -> take(scenarioStep.what().textValue());
      case REJECT -> reject(scenarioStep.what().textValue());
      case EXPECT -> {
        return expectation.compare(scenarioStep);
      }
    }
    return List.of();
  }

  private static PartnerAnswer answer(ScenarioStep scenarioStep) {
    JsonNode what = scenarioStep.what();
    JsonNode body = OfAnswer.BODY.in(what);
    String text = body.isTextual() ? body.textValue() : body.isMissingNode() ? "" : body.toString();
    Reply reply =
        OfAnswer.FAILS.isIn(what)
            ? new Reply.Failure(
                Reply.ReplyKind.valueOf(
                    OfAnswer.FAILS.in(what).textValue().toUpperCase(Locale.ROOT)))
            : new Reply.Response(
                OfAnswer.STATUS.in(what).intValue(),
                Optional.ofNullable(OfAnswer.RETRY_AFTER.in(what).textValue()),
                text.getBytes(StandardCharsets.UTF_8));
    return new PartnerAnswer(
        OfAnswer.PARTNER.in(what).textValue(),
        OfAnswer.CALL.in(what).textValue(),
        reply,
        scenarioStep.places().at(""));
  }

  private void pass(String time) {
    Instant end = hub.clock().after(duration(time));
    Optional<Instant> next = hub.queues().nextMoment();
    while (next.isPresent() && !next.get().isAfter(end)) {
      hub.clock().set(next.get());
      hub.queues().work();
      next = hub.queues().nextMoment();
    }
    hub.clock().set(end);
  }

  /** As the schema allows it: a number and s, m, h or d. */
  private static Duration duration(String text) {
    long amount = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** What the broker does when a partner confirms what it read. */
  private void take(String partner) {
    for (QueueMessage message : taken(partner)) {
      JournalEvent event =
          hub.acknowledged()
              .event(
                  message.required(MessageProperties.MESSAGE_ID),
                  message.required(MessageProperties.DELIVERY_HEADER));
      if (event.receipted()) {
        hub.queues().send(hub.acknowledged().receipt(event));
      }
      hub.queues()
          .send(
              OutgoingMessage.internal(
                  Addresses.JOURNAL, JournalCodec.encode(List.of(event), List.of()), Map.of()));
    }
    hub.queues().work();
  }

  /** What the broker does when a partner's client rejects what it read. */
  private void reject(String partner) {
    for (QueueMessage message : taken(partner)) {
      hub.queues()
          .send(OutgoingMessage.internal(Addresses.DEAD, message.body(), message.properties()));
    }
    hub.queues().work();
  }

  private List<QueueMessage> taken(String partner) {
    List<QueueMessage> taken = new ArrayList<>();
    for (Reception reception : workspace.partners().find(partner).orElseThrow().receives()) {
      taken.addAll(hub.queues().takeAll(Addresses.out(partner, reception.kind())));
    }
    return taken;
  }
}
