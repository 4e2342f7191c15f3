package id.blkhub.door;

import id.blkhub.message.Ids;
import id.blkhub.message.Refusal;
import java.time.Clock;

/** Has refusals journalled, with texts cut to a length that cannot flood the journal. */
final class RefusalLog {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_SENTENCE = 500;

  private final BrokerEventListener brokerEventListener;
  private final Clock clock;

  RefusalLog(BrokerEventListener brokerEventListener, Clock clock) {
    this.brokerEventListener = brokerEventListener;
    this.clock = clock;
  }

  /**
   * @param who the account that tried; null where none was given
   * @param remote host and port; null where it is not known
   */
  void write(String who, Object remote, String where, String code, String sentence) {
    brokerEventListener.refused(
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
    // not between the halves of one character
    boolean half = Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, half ? longest - 1 : longest) + "…";
  }
}
