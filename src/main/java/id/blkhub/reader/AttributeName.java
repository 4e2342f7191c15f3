package id.blkhub.reader;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Recognises the names of CloudEvents attributes in the head of a message. The spellings of all
 * protocols are accepted on each: a test mark that is overlooked does harm.
 */
public final class AttributeName {
  static final String TEST = "test";

  /** The attributes the hub reads; all others are extensions it does not know. */
  static final Set<String> READ =
      Set.of(
          "specversion",
          "id",
          "source",
          "type",
          "time",
          "datacontenttype",
          "dataschema",
          "correction",
          "correctionreason",
          TEST,
          "traceparent");

  /** Attributes only beside a {@code specversion}; other software uses these words too. */
  static final Set<String> OF_EVENTS = Set.of("type", "time", "datacontenttype");

  private static final List<String> PREFIXES =
      List.of("cloudevents_", "cloudevents:", "cloudevents-", "ce-", "ce_", "ce:");

  private AttributeName() {}

  /** Whether a header or property may be an attribute the hub reads, in whatever spelling. */
  public static boolean isSpelled(String name) {
    return of(name, false) != null || name.equalsIgnoreCase(TEST);
  }

  /**
   * The attribute a header or property stands for; null where it is none the hub reads.
   *
   * @param bare whether the name may stand without a prefix
   */
  static @Nullable String of(String name, boolean bare) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (READ.contains(lower)) {
      // the trace context has a header of its own in every protocol
      return bare || lower.equals("traceparent") ? lower : null;
    }
    for (String prefix : PREFIXES) {
      if (lower.startsWith(prefix)) {
        String attribute = lower.substring(prefix.length());
        return READ.contains(attribute) ? attribute : null;
      }
    }
    return null;
  }
}
