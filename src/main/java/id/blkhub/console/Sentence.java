package id.blkhub.console;

import id.blkhub.console.Figures.Silence;
import java.util.Comparator;

/**
 * The state of the hub in one sentence.
 *
 * @param tone {@code calm}, {@code wait} or {@code act}
 */
record Sentence(String tone, String text) {
  static Sentence of(Figures figures, Words w) {
    String today = " " + w.plural("say.today", figures.today());
    if (!figures.check().differences().isEmpty()) {
      return new Sentence("act", w.text("say.differs") + today);
    }
    Silence silence =
        figures.silences().stream()
            .filter(s -> s.flow() != null)
            .min(Comparator.comparing(Silence::since))
            .orElse(null);
    if (silence != null) {
      return new Sentence(
          "wait",
          w.text(
                  "say.silent",
                  silence.flow().partner(),
                  w.clock(silence.since()),
                  silence.waiting())
              + operator(figures, w));
    }
    if (!figures.silences().isEmpty() || figures.unsorted() > 0) {
      return new Sentence("act", w.text("say.own") + today);
    }
    if (figures.forOperator() > 0) {
      return new Sentence("act", w.plural("say.stopped", figures.forOperator()) + today);
    }
    if (figures.received() == 0) {
      return new Sentence("calm", w.text("say.empty"));
    }
    String waits = figures.waiting() > 0 ? " " + w.plural("say.waiting", figures.waiting()) : "";
    return new Sentence("calm", w.text("say.flows") + today + waits);
  }

  private static String operator(Figures figures, Words w) {
    return figures.forOperator() == 0 ? "" : " " + w.plural("say.operator", figures.forOperator());
  }
}
