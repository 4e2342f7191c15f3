package id.blkhub.console;

import id.blkhub.exchange.ExchangeProblem;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.MessageView;
import id.blkhub.journal.StuckGroup;
import id.blkhub.journal.StuckMessage;
import id.blkhub.message.MessageId;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import id.blkhub.remedy.Remedies;
import id.blkhub.remedy.RemedyResult;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What stands still, by its cause, and the way on for each of it. */
@Controller
class ParkedPage {
  private static final int SHOWN = 20;
  private static final int MOST_GROUPS = 50;

  /** The partner's own client had it and gave it back. */
  private static final Set<String> SEEN = Set.of(ExchangeProblem.GIVEN_BACK.code());

  private final Remedies remedies;
  private final JournalFinder journal;
  private final ProblemPages problemPages;
  private final DashboardMetrics dashboardMetrics;
  private final ConsoleModelAdvice consoleModelAdvice;
  private final Clock clock;

  ParkedPage(
      Remedies remedies,
      JournalFinder journal,
      ProblemPages problemPages,
      DashboardMetrics dashboardMetrics,
      ConsoleModelAdvice consoleModelAdvice,
      Clock clock) {
    this.remedies = remedies;
    this.journal = journal;
    this.problemPages = problemPages;
    this.dashboardMetrics = dashboardMetrics;
    this.consoleModelAdvice = consoleModelAdvice;
    this.clock = clock;
  }

  /**
   * A cause and those that share it.
   *
   * @param held whether they are messages the hub failed on, rather than deliveries
   * @param seen what sending again means for the receiver, as the end of a key of texts
   */
  record ParkedGroup(
      StuckGroup cause,
      boolean held,
      String why,
      String seen,
      boolean explained,
      List<StuckMessage> messages) {
    public String key() {
      return (held ? "held-" : "parked-") + cause.partner() + '-' + cause.example();
    }
  }

  /** What became of one that was sent on its way again. */
  record ActionOutcome(
      MessageId messageId, @Nullable String receiver, State state, long since, boolean settled) {}

  @GetMapping("/console/parked")
  String parked(
      @RequestParam(required = false) String confirm,
      @RequestParam(required = false) String to,
      @RequestParam(required = false) String done,
      @RequestParam(defaultValue = "0") long since,
      @RequestParam(required = false) String result,
      Model model,
      Locale locale) {
    LocalizedFormatter w = consoleModelAdvice.words(locale);
    List<ParkedGroup> groups = new ArrayList<>();
    for (StuckGroup cause : remedies.parked().stream().limit(MOST_GROUPS).toList()) {
      groups.add(
          group(
              cause,
              false,
              remedies.parked(cause.partner(), cause.kind(), cause.cause(), null, SHOWN),
              w));
    }
    for (StuckGroup cause : remedies.held().stream().limit(MOST_GROUPS).toList()) {
      groups.add(
          group(
              cause,
              true,
              remedies.held(cause.partner(), cause.kind(), cause.cause(), null, SHOWN),
              w));
    }
    long all = groups.stream().mapToLong(parkedGroup -> parkedGroup.cause().count()).sum();
    model.addAttribute("groups", groups);
    model.addAttribute("confirm", confirm);
    model.addAttribute("to", to);
    model.addAttribute(
        "sentence",
        all == 0
            ? new StatusLine("calm", w.text("parked.none"))
            : new StatusLine("act", w.plural("parked.some", all)));
    model.addAttribute("empty", all == 0 && dashboardMetrics.figures().received() == 0);
    result(result).ifPresent(r -> model.addAttribute("result", r));
    outcome(done, to, since).ifPresent(o -> model.addAttribute("outcome", o));
    return "console/parked";
  }

  private ParkedGroup group(
      StuckGroup cause, boolean held, List<StuckMessage> messages, LocalizedFormatter w) {
    String why =
        messages.stream()
            .flatMap(message -> message.errors().stream())
            .findFirst()
            .map(error -> w.say(error.message()))
            .orElse("");
    String seen =
        held
            ? "held"
            : SEEN.contains(cause.code())
                ? "again"
                : cause.code().startsWith("HUB-D") ? "key" : "first";
    return new ParkedGroup(cause, held, why, seen, problemPages.knows(cause.code()), messages);
  }

  private static Optional<RemedyResult> result(String name) {
    for (RemedyResult remedyResult : RemedyResult.values()) {
      if (remedyResult.name().equals(name)) {
        return Optional.of(remedyResult);
      }
    }
    return Optional.empty();
  }

  /** Asked for again and again until it is settled; a part of the page. */
  @GetMapping("/console/parked/outcome")
  String outcome(
      @RequestParam String done,
      @RequestParam String to,
      @RequestParam(defaultValue = "0") long since,
      Model model) {
    outcome(done, to, since).ifPresent(o -> model.addAttribute("outcome", o));
    return "console/parked :: outcome";
  }

  private Optional<ActionOutcome> outcome(
      @Nullable String messageId, @Nullable String receiver, long since) {
    return Optional.ofNullable(messageId)
        .flatMap(MessageId::parse)
        .flatMap(journal::byMessageId)
        .map(message -> outcome(message, receiver, since));
  }

  private static ActionOutcome outcome(MessageView message, @Nullable String receiver, long since) {
    MessageView.DeliveryView delivery =
        message.deliveries().stream()
            .filter(one -> one.receiver().value().equals(receiver))
            .findFirst()
            .orElse(null);
    State state = delivery == null ? message.state() : delivery.state();
    Instant at = delivery == null ? message.stateAt() : delivery.stateAt();
    // the journal may not have heard of it yet
    boolean stale = at.toEpochMilli() < since;
    boolean settled =
        !stale
            && switch (state) {
              case ROUTED, RECEIVED, WAITING -> false;
              default -> true;
            };
    return new ActionOutcome(message.messageId(), receiver, state, since, settled);
  }

  @PostMapping("/console/parked/retry")
  String retry(
      @RequestParam String id, @RequestParam(defaultValue = "") String to, Principal operator) {
    long since = clock.millis();
    RemedyResult remedyResult =
        MessageId.parse(id)
            .map(messageId -> retry(messageId, to, operator.getName()))
            .orElse(RemedyResult.GONE);
    UriComponentsBuilder back =
        UriComponentsBuilder.fromPath("/console/parked").queryParam("result", remedyResult.name());
    if (remedyResult == RemedyResult.RETRIED) {
      Map.of("done", id, "to", to, "since", since).forEach(back::queryParam);
    }
    return "redirect:" + back.toUriString();
  }

  private RemedyResult retry(MessageId messageId, String to, String operator) {
    if (to.isEmpty()) {
      return remedies.retryHeld(messageId, operator);
    }
    return PartnerId.parse(to)
        .map(receiver -> remedies.retryParked(messageId, receiver, operator))
        .orElse(RemedyResult.GONE);
  }
}
