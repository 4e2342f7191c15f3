package id.blkhub.console;

import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.MessageList;
import id.blkhub.journal.MessageList.JournalStep;
import id.blkhub.journal.MessageView;
import id.blkhub.message.Correction;
import id.blkhub.message.DeliveryAttempt;
import id.blkhub.message.EventDetail;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import id.blkhub.queue.ConsumerPool;
import id.blkhub.queue.QueuePause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** One message: what happened to it, what it looks like at each stage, what belongs to it. */
@Controller
class MessagePage {
  private static final int RELATED = 20;

  private final JournalFinder journal;
  private final MessageList messages;
  private final Search search;
  private final Stages stages;
  private final ProblemPages problemPages;
  private final ConsoleModelAdvice consoleModelAdvice;
  private final ConsumerPool consumerPool;

  MessagePage(
      JournalFinder journal,
      MessageList messages,
      Search search,
      Stages stages,
      ProblemPages problemPages,
      ConsoleModelAdvice consoleModelAdvice,
      ConsumerPool consumerPool) {
    this.consumerPool = consumerPool;
    this.journal = journal;
    this.messages = messages;
    this.search = search;
    this.stages = stages;
    this.problemPages = problemPages;
    this.consoleModelAdvice = consoleModelAdvice;
  }

  /** A code with what went wrong, where, and whether the reference explains it. */
  record Reason(String code, String path, String text, boolean explained) {}

  /** Something that happened, as a line of the story. */
  record ShownStep(JournalStep event, String what, List<Reason> reasons) {}

  @GetMapping("/console/messages/{id}")
  String message(@PathVariable("id") String text, Model model, Locale locale) {
    MessageView message =
        MessageId.parse(text)
            .flatMap(journal::byMessageId)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    LocalizedFormatter w = consoleModelAdvice.words(locale);
    List<ShownStep> story = new ArrayList<>();
    for (JournalStep event : messages.events(message.messageId())) {
      // what is wrong with the message itself stands above its story
      boolean told = event.delivery() == null && event.state() == message.state();
      story.add(
          new ShownStep(
              event, what(event, w), told ? List.of() : reasons(event.change().errors(), w, null)));
    }
    model.addAttribute("m", message);
    model.addAttribute("story", story);
    Correction correction = correction(story);
    model.addAttribute("correction", correction == null ? null : correction.text());
    model.addAttribute("forms", stages.of(message, correction));
    model.addAttribute("related", search.related(message, RELATED));
    model.addAttribute("reasons", reasons(message.errors(), w, false));
    model.addAttribute("warnings", reasons(message.errors(), w, true));
    model.addAttribute("waits", waits(message, w));
    model.addAttribute("sentence", sentence(message, w));
    return "console/message";
  }

  /** What the message asks of an earlier one; null where nothing. */
  private static @Nullable Correction correction(List<ShownStep> story) {
    for (ShownStep shownStep : story) {
      if (shownStep.event().change().detail() instanceof EventDetail.Corrects corrects) {
        return corrects.asked();
      }
    }
    return null;
  }

  private static StatusLine sentence(MessageView message, LocalizedFormatter w) {
    long routed = message.deliveries().stream().filter(d -> d.state() != State.FILTERED).count();
    long there = message.deliveries().stream().filter(d -> d.state() == State.DELIVERED).count();
    long parked = message.deliveries().stream().filter(d -> d.state() == State.PARKED).count();
    if (parked > 0) {
      return new StatusLine("act", w.text("message.parked", there, routed, parked));
    }
    if (message.state() == State.ACCEPTED) {
      return new StatusLine(
          "calm",
          routed == 0
              ? w.text("message.nobody")
              : w.text(there == routed ? "message.all" : "message.some", there, routed));
    }
    return new StatusLine(w.tone(message.state()), w.text("message." + message.state().name()));
  }

  /** Why deliveries of it wait in the hub, by receiver. */
  private Map<PartnerId, String> waits(MessageView message, LocalizedFormatter w) {
    Map<PartnerId, String> waits = new HashMap<>();
    for (MessageView.DeliveryView delivery : message.deliveries()) {
      QueuePause pause =
          delivery.state() == State.ROUTED
              ? consumerPool.pause(
                  Addresses.deliver(delivery.receiver().value(), message.kind().value()))
              : null;
      if (pause != null) {
        String why =
            pause.refusal() == null ? pause.reason() : w.say(pause.refusal().why().message());
        waits.put(
            delivery.receiver(),
            w.text("message.waits", why, pause.attempts(), w.time(pause.nextAttempt())));
      }
    }
    return waits;
  }

  /**
   * @param warn whether to show what does not stop the message, or what does; null for both
   */
  private List<Reason> reasons(
      List<Violation> errors, LocalizedFormatter w, @Nullable Boolean warn) {
    return errors.stream()
        .filter(error -> warn == null || error.warns() == warn)
        .map(
            error ->
                new Reason(
                    error.code(),
                    error.path(),
                    w.say(error.message()),
                    problemPages.knows(error.code())))
        .toList();
  }

  private static String what(JournalStep event, LocalizedFormatter w) {
    String state = w.state(event.state());
    DeliveryAttempt delivery = event.delivery();
    String whom = delivery == null ? "" : delivery.receiver() + ": ";
    String attempt =
        delivery != null && delivery.attempt() > 1
            ? " · " + w.text("attempt", delivery.attempt())
            : "";
    EventDetail detail = event.change().detail();
    return whom + state + attempt + (detail == null ? "" : " · " + detail.text());
  }
}
