package id.blkhub.console;

import id.blkhub.console.DashboardSnapshot.Flow;
import id.blkhub.console.DashboardSnapshot.Silence;
import java.util.Comparator;

/**
 * The state of the hub in one sentence.
 *
 * @param tone {@code calm}, {@code wait} or {@code act}
 */
record StatusLine(String tone, String text) {
  static StatusLine of(DashboardSnapshot dashboardSnapshot, LocalizedFormatter w) {
    String today = " " + w.plural("say.today", dashboardSnapshot.today());
    if (!dashboardSnapshot.check().differences().isEmpty()) {
      return new StatusLine("act", w.text("say.differs") + today);
    }
    Silence silence =
        dashboardSnapshot.silences().stream()
            .filter(s -> s.flow() != null)
            .min(Comparator.comparing(Silence::since))
            .orElse(null);
    Flow flow = silence == null ? null : silence.flow();
    if (silence != null && flow != null) {
      return new StatusLine(
          "wait",
          w.text("say.silent", flow.partner(), w.clock(silence.since()), silence.waiting())
              + operator(dashboardSnapshot, w));
    }
    if (!dashboardSnapshot.silences().isEmpty() || dashboardSnapshot.unsorted() > 0) {
      return new StatusLine("act", w.text("say.own") + today);
    }
    if (dashboardSnapshot.forOperator() > 0) {
      return new StatusLine(
          "act", w.plural("say.stopped", dashboardSnapshot.forOperator()) + today);
    }
    if (dashboardSnapshot.received() == 0) {
      return new StatusLine("calm", w.text("say.empty"));
    }
    String waits =
        dashboardSnapshot.waiting() > 0
            ? " " + w.plural("say.waiting", dashboardSnapshot.waiting())
            : "";
    return new StatusLine("calm", w.text("say.flows") + today + waits);
  }

  private static String operator(DashboardSnapshot dashboardSnapshot, LocalizedFormatter w) {
    return dashboardSnapshot.forOperator() == 0
        ? ""
        : " " + w.plural("say.operator", dashboardSnapshot.forOperator());
  }
}
