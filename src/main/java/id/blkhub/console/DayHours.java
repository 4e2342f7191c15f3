package id.blkhub.console;

import id.blkhub.journal.MessageList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The day by its hours against the days before.
 *
 * @param today messages in each hour since midnight
 * @param usual the average of the same hour on the days before, for all 24 hours
 */
record DayHours(List<Long> today, List<Long> usual) {
  private static final int HOURS = 24;

  static DayHours of(
      List<MessageList.ReceivedHour> hours, Instant midnight, Instant now, int days) {
    long start = midnight.getEpochSecond() / 3_600;
    long[] today = new long[HOURS];
    long[] before = new long[HOURS];
    for (MessageList.ReceivedHour receivedHour : hours) {
      long since = receivedHour.hour() - start;
      if (since >= 0 && since < HOURS) {
        today[(int) since] += receivedHour.count();
      } else if (since < 0) {
        before[(int) Math.floorMod(since, (long) HOURS)] += receivedHour.count();
      }
    }
    int present = (int) Math.min(HOURS - 1, now.getEpochSecond() / 3_600 - start);
    List<Long> sums = new ArrayList<>();
    List<Long> usual = new ArrayList<>();
    for (int hour = 0; hour < HOURS; hour++) {
      if (hour <= present) {
        sums.add(today[hour]);
      }
      usual.add(Math.round((double) before[hour] / days));
    }
    return new DayHours(List.copyOf(sums), List.copyOf(usual));
  }
}
