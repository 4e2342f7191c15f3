package id.blkhub.reader;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names under which CloudEvents attributes stand in the head of a message. The spelling of
 * another protocol counts too: a mark that is missed does harm.
 */
public final class AttributeName {
  static final String TEST = "test";

  /** What the hub reads of an event; everything else is an extension it does not know. */
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

  /** These mean an event only beside a {@code specversion}; other software uses the words too. */
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
  static String of(String name, boolean bare) {
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
