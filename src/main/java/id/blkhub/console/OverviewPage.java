package id.blkhub.console;

import id.blkhub.edge.SourceStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The whole hub at a glance. */
@Controller
class OverviewPage {
  private static final int CHART_HEIGHT = 120;
  private static final int CHART_STEP = 50;

  private final DashboardMetrics dashboardMetrics;
  private final ConsoleModelAdvice consoleModelAdvice;
  private final SourceStates sources;

  OverviewPage(
      DashboardMetrics dashboardMetrics,
      ConsoleModelAdvice consoleModelAdvice,
      SourceStates sources) {
    this.dashboardMetrics = dashboardMetrics;
    this.consoleModelAdvice = consoleModelAdvice;
    this.sources = sources;
  }

  /**
   * One hour of the day.
   *
   * @param count null for an hour that is still to come
   */
  record ShownHour(
      int hour, @Nullable Long count, long usual, int x, int y, int height, int usualY) {}

  @GetMapping("/console")
  String overview(Model model, Locale locale) {
    LocalizedFormatter w = consoleModelAdvice.words(locale);
    DashboardSnapshot dashboardSnapshot = dashboardMetrics.figures();
    model.addAttribute("f", dashboardSnapshot);
    model.addAttribute("sentence", StatusLine.of(dashboardSnapshot, w));
    model.addAttribute("looks", Attention.of(dashboardSnapshot, sources.all(), w));
    model.addAttribute("map", FlowMap.of(dashboardSnapshot));
    model.addAttribute("day", day(dashboardSnapshot));
    return "console/overview";
  }

  private static List<ShownHour> day(DashboardSnapshot dashboardSnapshot) {
    long most = 1;
    for (long count : dashboardSnapshot.hours()) {
      most = Math.max(most, count);
    }
    for (long count : dashboardSnapshot.usual()) {
      most = Math.max(most, count);
    }
    List<ShownHour> day = new ArrayList<>();
    for (int hour = 0; hour < dashboardSnapshot.usual().size(); hour++) {
      Long count =
          hour < dashboardSnapshot.hours().size() ? dashboardSnapshot.hours().get(hour) : null;
      long usual = dashboardSnapshot.usual().get(hour);
      int height = count == null ? 0 : height(count, most);
      day.add(
          new ShownHour(
              hour,
              count,
              usual,
              hour * CHART_STEP,
              CHART_HEIGHT - height,
              height,
              CHART_HEIGHT - height(usual, most)));
    }
    return day;
  }

  private static int height(long count, long most) {
    return count == 0 ? 0 : (int) Math.max(2, Math.round((double) count * CHART_HEIGHT / most));
  }
}
