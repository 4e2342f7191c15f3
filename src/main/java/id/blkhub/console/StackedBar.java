package id.blkhub.console;

import java.util.ArrayList;
import java.util.List;

/**
 * Parts of a whole beside each other, in hundredths of the whole's width.
 *
 * @param parts those that are not empty; a small one is still seen
 */
record StackedBar(List<BarPart> parts) {
  private static final double LEAST = 1.5;
  private static final double WHOLE = 100;

  /**
   * @param name of the part, also what it is styled by
   */
  record BarPart(String name, double x, double width) {}

  /** A part's name and its number. */
  record Share(String name, long count) {}

  static StackedBar of(Share... shares) {
    double sum = 0;
    for (Share share : shares) {
      sum += share.count();
    }
    List<BarPart> parts = new ArrayList<>();
    if (sum == 0) {
      return new StackedBar(parts);
    }
    double widened = 0;
    for (Share share : shares) {
      widened += share.count() == 0 ? 0 : Math.max(LEAST, share.count() * WHOLE / sum);
    }
    double x = 0;
    for (Share share : shares) {
      if (share.count() > 0) {
        double width = Math.max(LEAST, share.count() * WHOLE / sum) * WHOLE / widened;
        parts.add(new BarPart(share.name(), round(x), round(width)));
        x += width;
      }
    }
    return new StackedBar(List.copyOf(parts));
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
