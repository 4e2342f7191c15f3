package id.blkhub.console;

import id.blkhub.console.Figures.Difference;
import id.blkhub.console.Figures.Got;
import id.blkhub.console.Figures.Sent;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Every flow with its sums. */
@Controller
class FlowsPage {
  private final Watch watch;
  private final Frame frame;

  FlowsPage(Watch watch, Frame frame) {
    this.watch = watch;
    this.frame = frame;
  }

  /** A sender's kind. */
  record Incoming(Sent sum, Bar bar, List<Difference> differences, boolean first) {}

  /** A receiver's kind. */
  record Outgoing(Got sum, Bar bar, List<Difference> differences, boolean first) {}

  @GetMapping("/console/flows")
  String flows(Model model, Locale locale) {
    Figures figures = watch.figures();
    model.addAttribute("f", figures);
    model.addAttribute("sentence", sums(figures, frame.words(locale)));
    model.addAttribute("incoming", incoming(figures));
    model.addAttribute("outgoing", outgoing(figures));
    return "console/flows";
  }

  private static Sentence sums(Figures figures, Words w) {
    if (figures.check().compared() == null) {
      return new Sentence("calm", w.text("sums.not-yet"));
    }
    if (!figures.check().differences().isEmpty()) {
      return new Sentence("act", w.plural("sums.differ", figures.check().differences().size()));
    }
    return new Sentence(
        "calm",
        w.text(
            "sums.fit",
            w.time(figures.check().since()),
            w.time(figures.check().compared()),
            w.zone()));
  }

  private static List<Incoming> incoming(Figures figures) {
    java.util.Set<String> seen = new java.util.HashSet<>();
    return figures.sent().stream()
        .map(
            s ->
                new Incoming(
                    s,
                    Bar.of(
                        new Bar.Share("accepted", s.accepted()),
                        new Bar.Share("rejected", s.rejected()),
                        new Bar.Share("duplicate", s.duplicate()),
                        new Bar.Share("held", s.held()),
                        new Bar.Share("intake", s.intake())),
                    figures.differences(s.flow()).stream()
                        .filter(d -> !d.state().ofDelivery())
                        .toList(),
                    seen.add(s.flow().partner())))
        .toList();
  }

  private static List<Outgoing> outgoing(Figures figures) {
    java.util.Set<String> seen = new java.util.HashSet<>();
    return figures.got().stream()
        .map(
            g ->
                new Outgoing(
                    g,
                    Bar.of(
                        new Bar.Share("delivered", g.delivered()),
                        new Bar.Share("queued", g.queued()),
                        new Bar.Share("parked", g.parked()),
                        new Bar.Share("expired", g.expired()),
                        new Bar.Share("cancelled", g.cancelled())),
                    figures.differences(g.flow()).stream()
                        .filter(d -> d.state().ofDelivery())
                        .toList(),
                    seen.add(g.flow().partner())))
        .toList();
  }
}
