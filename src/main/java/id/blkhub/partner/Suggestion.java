package id.blkhub.partner;

import id.blkhub.message.Text;
import java.util.Collection;
import java.util.Comparator;

/** The nearest right word for one that was mistyped. */
final class Suggestion {
  private Suggestion() {}

  /** A tail for a sentence; empty where no word is near. */
  static Text of(String written, Collection<String> known) {
    return known.stream()
        .filter(word -> distance(written, word) <= Math.max(1, word.length() / 3))
        .min(Comparator.comparingInt(word -> distance(written, word)))
        .map(word -> new Text("; maksudnya \"" + word + "\"?", "; did you mean \"" + word + "\"?"))
        .orElse(new Text("", ""));
  }

  /** Levenshtein distance, letter case aside. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(java.util.Locale.ROOT);
    String b = right.toLowerCase(java.util.Locale.ROOT);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
