package id.blkhub.message;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The nearest right word for one that was mistyped. */
public final class Suggestion {
  private Suggestion() {}

  /** A tail for a sentence, with a semicolon before it; empty where no known word is near. */
  public static Text of(String written, Collection<String> known) {
    return known.stream()
        .filter(word -> near(written, word))
        .min(Comparator.comparingInt(word -> distance(written, word)))
        .map(word -> new Text("; maksudnya \"" + word + "\"?", "; did you mean \"" + word + "\"?"))
        .orElse(new Text("", ""));
  }

  /** A text much longer than the word is never near it, and would be costly to compare. */
  private static boolean near(String written, String word) {
    int most = Math.max(1, word.length() / 3);
    return Math.abs(written.length() - word.length()) <= most && distance(written, word) <= most;
  }

  /** Changes, insertions, omissions and swapped neighbours; letter case aside. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[][] least = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          least[i][j] = i + j;
          continue;
        }
        int change = least[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        least[i][j] = Math.min(change, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least[i][j] = Math.min(least[i][j], 1 + least[i - 2][j - 2]);
        }
      }
    }
    return least[a.length()][b.length()];
  }
}
