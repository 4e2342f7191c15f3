package id.blkhub.console;

import id.blkhub.console.DashboardSnapshot.Flow;
import id.blkhub.console.DashboardSnapshot.Got;
import id.blkhub.console.DashboardSnapshot.SentCount;
import id.blkhub.edge.SourceState;
import id.blkhub.edge.SourceState.Condition;
import id.blkhub.message.State;
import id.blkhub.message.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should look at.
 *
 * @param tone {@code wait} or {@code act}
 * @param who the partner and kind, or the hub
 * @param what in words
 * @param link where more of it is; null where there is nothing more
 */
record Attention(String tone, String who, String what, @Nullable String link) {
  private static final Duration LONG = Duration.ofMinutes(15);

  /**
   * @param sources of all routes
   */
  static List<Attention> of(
      DashboardSnapshot dashboardSnapshot, List<SourceState> sources, LocalizedFormatter w) {
    List<Attention> red = new ArrayList<>();
    List<Attention> amber = new ArrayList<>();
    dashboardSnapshot
        .check()
        .differences()
        .forEach(
            d ->
                red.add(
                    new Attention(
                        "act",
                        flow(d.flow(), w),
                        w.text("look.differs", w.state(d.state()), d.counted(), d.journal()),
                        "/console/flows")));
    if (dashboardSnapshot.unsorted() > 0) {
      red.add(
          new Attention(
              "act", "hub", w.plural("look.unsorted", dashboardSnapshot.unsorted()), null));
    }
    for (var silence : dashboardSnapshot.silences()) {
      String since = w.ago(silence.since());
      if (silence.flow() == null) {
        red.add(new Attention("act", silence.queue(), w.text("look.trouble", since), null));
      } else {
        amber.add(
            new Attention(
                "wait",
                flow(silence.flow(), w),
                w.text("look.silent", since, silence.waiting()),
                Links.to(silence.flow(), Links.QUEUED)));
      }
    }
    for (SourceState source : sources) {
      Violation cause = source.cause();
      if (source.condition() == Condition.FAILING && cause != null) {
        amber.add(
            new Attention(
                "wait",
                source.partner() + " · " + source.routeId(),
                w.text("look.source", w.ago(source.since()), cause.code(), w.say(cause.message())),
                "/console/flows#sources"));
      }
    }
    for (Got got : dashboardSnapshot.got()) {
      if (got.parked() > 0) {
        red.add(
            new Attention(
                "act",
                flow(got.flow(), w),
                w.plural("look.parked", got.parked()),
                "/console/parked"));
      }
      if (got.oldest().compareTo(LONG) > 0 && !dashboardSnapshot.silent(got.flow())) {
        amber.add(
            new Attention(
                "wait",
                flow(got.flow(), w),
                w.text("look.oldest", got.queued(), w.lasting(got.oldest())),
                Links.to(got.flow(), Links.QUEUED)));
      }
    }
    for (SentCount sentCount : dashboardSnapshot.sent()) {
      if (sentCount.held() > 0) {
        red.add(
            new Attention(
                "act",
                flow(sentCount.flow(), w),
                w.plural("look.held", sentCount.held()),
                "/console/parked"));
      }
      if (sentCount.waiting() > 0) {
        amber.add(
            new Attention(
                "wait",
                flow(sentCount.flow(), w),
                w.plural("look.waiting", sentCount.waiting()),
                Links.from(sentCount.flow(), State.WAITING.name())));
      }
    }
    if (dashboardSnapshot.refused() > 0) {
      amber.add(
          new Attention(
              "wait",
              "hub",
              w.plural("look.refused", dashboardSnapshot.refused()),
              "/console/refused"));
    }
    red.addAll(amber);
    return List.copyOf(red);
  }

  private static String flow(Flow flow, LocalizedFormatter w) {
    return flow.partner() + " · " + w.kind(flow.kind());
  }
}
