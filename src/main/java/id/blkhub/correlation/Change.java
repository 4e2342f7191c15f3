package id.blkhub.correlation;

import id.blkhub.message.Correction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an accepted void, correction or cancellation does to the messages before it.
 *
 * @param correction what it is
 * @param earlier by partner the ids of the messages it was sent under the same key and that this
 *     one takes back or replaces; for a cancellation those it stops
 * @param ended messages that waited under the key: rejected now
 * @param held ids of held messages under the key: to be rejected
 */
public record Change(
    Correction correction,
    Map<String, List<String>> earlier,
    List<Outcome.Entry> ended,
    List<String> held) {
  public Change {
    earlier = Map.copyOf(earlier);
    ended = List.copyOf(ended);
    held = List.copyOf(held);
  }

  /** Ids of the messages whose deliveries must not leave any more. */
  public Set<String> stamps() {
    return Recipients.of(earlier).allStamps();
  }

  /** As the inbox keeps it, so that the same message decided again does the same. */
  String text() {
    List<String> waited = ended.stream().map(Outcome.Entry::stamp).toList();
    String sent = Recipients.of(earlier).text();
    return (sent == null ? "" : sent)
        + '#'
        + String.join(",", waited)
        + '#'
        + String.join(",", held)
        + '#'
        + correction.name();
  }

  static List<String> endedIn(String text) {
    return part(text, 1);
  }

  static Change read(Correction correction, String text, Inbox inbox) {
    List<Outcome.Entry> ended = new ArrayList<>();
    for (String stamp : endedIn(text)) {
      Inbox.Entry entry = inbox.get(stamp);
      if (entry != null) {
        ended.add(entry.message());
      }
    }
    Recipients earlier = Recipients.read(text.substring(0, text.indexOf('#')));
    return new Change(correction, earlier.stamps(), ended, part(text, 2));
  }

  private static List<String> part(String text, int which) {
    String part = text.split("#", -1)[which];
    return part.isEmpty() ? List.of() : List.of(part.split(","));
  }
}
