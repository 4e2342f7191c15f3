package id.blkhub.door;

import id.blkhub.message.Ids;
import id.blkhub.message.Refusal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Passes refusals on to the journal, with texts shortened so that they cannot flood it. */
final class RefusalLog {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_SENTENCE = 500;

  private final BrokerEventListener events;
  private final Clock clock;

  RefusalLog(BrokerEventListener events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /**
   * @param who the account that tried; null where the client gave none
   * @param remote host and port; null where they are not known
   */
  void write(
      @Nullable String who, @Nullable Object remote, String where, String code, String sentence) {
    events.refused(
        new Refusal(
            Ids.next(),
            clock.instant(),
            who == null ? "anonymous" : shortened(who, LONGEST_NAME),
            remote == null ? "" : remote.toString().replaceFirst("^/", ""),
            shortened(where, LONGEST_NAME),
            code,
            shortened(sentence, LONGEST_SENTENCE)));
  }

  private static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    // do not cut between the two halves of one character
    boolean half = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, half ? longest - 1 : longest) + "…";
  }
}
