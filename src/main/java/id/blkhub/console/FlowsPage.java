package id.blkhub.console;

import id.blkhub.console.DashboardSnapshot.Got;
import id.blkhub.console.DashboardSnapshot.SentCount;
import id.blkhub.console.DashboardSnapshot.SumDifference;
import id.blkhub.edge.SourceStates;
import id.blkhub.message.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every flow with its sums. */
@Controller
class FlowsPage {
  private final DashboardMetrics dashboardMetrics;
  private final ConsoleModelAdvice consoleModelAdvice;
  private final SourceStates sources;

  FlowsPage(
      DashboardMetrics dashboardMetrics,
      ConsoleModelAdvice consoleModelAdvice,
      SourceStates sources) {
    this.dashboardMetrics = dashboardMetrics;
    this.consoleModelAdvice = consoleModelAdvice;
    this.sources = sources;
  }

  /** A sender's kind. */
  record Incoming(SentCount sum, StackedBar bar, List<SumDifference> differences, boolean first) {}

  /** A receiver's kind. */
  record OutgoingFlow(Got sum, StackedBar bar, List<SumDifference> differences, boolean first) {}

  @GetMapping("/console/flows")
  String flows(Model model, Locale locale) {
    DashboardSnapshot dashboardSnapshot = dashboardMetrics.figures();
    model.addAttribute("f", dashboardSnapshot);
    model.addAttribute("sentence", sums(dashboardSnapshot, consoleModelAdvice.words(locale)));
    model.addAttribute("incoming", incoming(dashboardSnapshot));
    model.addAttribute("outgoing", outgoing(dashboardSnapshot));
    model.addAttribute("sources", sources.all());
    return "console/flows";
  }

  private static StatusLine sums(DashboardSnapshot dashboardSnapshot, LocalizedFormatter w) {
    Instant since = dashboardSnapshot.check().since();
    Instant compared = dashboardSnapshot.check().compared();
    if (since == null || compared == null) {
      return new StatusLine("calm", w.text("sums.not-yet"));
    }
    if (!dashboardSnapshot.check().differences().isEmpty()) {
      return new StatusLine(
          "act", w.plural("sums.differ", dashboardSnapshot.check().differences().size()));
    }
    return new StatusLine("calm", w.text("sums.fit", w.time(since), w.time(compared), w.zone()));
  }

  private static List<Incoming> incoming(DashboardSnapshot dashboardSnapshot) {
    java.util.Set<PartnerId> seen = new java.util.HashSet<>();
    return dashboardSnapshot.sent().stream()
        .map(
            s ->
                new Incoming(
                    s,
                    StackedBar.of(
                        new StackedBar.Share("accepted", s.accepted()),
                        new StackedBar.Share("rejected", s.rejected()),
                        new StackedBar.Share("duplicate", s.duplicate()),
                        new StackedBar.Share("held", s.held()),
                        new StackedBar.Share("intake", s.intake())),
                    dashboardSnapshot.differences(s.flow()).stream()
                        .filter(d -> !d.state().ofDelivery())
                        .toList(),
                    seen.add(s.flow().partner())))
        .toList();
  }

  private static List<OutgoingFlow> outgoing(DashboardSnapshot dashboardSnapshot) {
    java.util.Set<PartnerId> seen = new java.util.HashSet<>();
    return dashboardSnapshot.got().stream()
        .map(
            g ->
                new OutgoingFlow(
                    g,
                    StackedBar.of(
                        new StackedBar.Share("delivered", g.delivered()),
                        new StackedBar.Share("queued", g.queued()),
                        new StackedBar.Share("parked", g.parked()),
                        new StackedBar.Share("expired", g.expired()),
                        new StackedBar.Share("cancelled", g.cancelled())),
                    dashboardSnapshot.differences(g.flow()).stream()
                        .filter(d -> d.state().ofDelivery())
                        .toList(),
                    seen.add(g.flow().partner())))
        .toList();
  }
}
