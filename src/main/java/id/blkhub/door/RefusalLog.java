package id.blkhub.door;

import id.blkhub.message.Ids;
import id.blkhub.message.Refusal;
import java.time.Clock;

/** Has refusals journalled, with names cut to a length that cannot flood the journal. */
final class RefusalLog {
  private static final int LONGEST_NAME = 100;

  private final Doorkeeper doorkeeper;
  private final Clock clock;

  RefusalLog(Doorkeeper doorkeeper, Clock clock) {
    this.doorkeeper = doorkeeper;
    this.clock = clock;
  }

  /**
   * @param who the account that tried; null where none was given
   * @param remote host and port; null where it is not known
   */
  void write(String who, Object remote, String where, String code, String sentence) {
    doorkeeper.refused(
        new Refusal(
            Ids.next(),
            clock.instant(),
            who == null ? "anonymous" : shortened(who),
            remote == null ? "" : remote.toString().replaceFirst("^/", ""),
            shortened(where),
            code,
            sentence));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
  }
}
