package id.blkhub.console;

import id.blkhub.console.DashboardSnapshot.Day;
import id.blkhub.console.DashboardSnapshot.Flow;
import id.blkhub.journal.JournalSums;
import id.blkhub.journal.MessageList;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads the figures that cost more rows of the journal than the others, at most every ten seconds.
 * Not thread-safe: {@link DashboardMetrics} asks for them one at a time.
 */
@Component
class DailyFigures {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Duration DAY = Duration.ofDays(1);
  private static final int USUAL_DAYS = 7;
  private static final int MOST_REFUSALS = 100;

  private final MessageList messages;
  private final JournalSums sums;
  private final ZoneId zone;
  private List<MessageList.ReceivedHour> hours = List.of();
  private long refused;
  private Set<Flow> repeated = Set.of();
  private Instant readAt = Instant.MIN;

  DailyFigures(MessageList messages, JournalSums sums, @Value("${hub.zone}") ZoneId zone) {
    this.messages = messages;
    this.sums = sums;
    this.zone = zone;
  }

  /** The day up to this moment. */
  Day day(Instant now) {
    refresh(now);
    DayHours day = DayHours.of(hours, midnight(now), now, USUAL_DAYS);
    return new Day(day.today(), day.usual(), refused);
  }

  /** The flows of which partners asked for deliveries again. */
  Set<Flow> repeated(Instant now) {
    refresh(now);
    return repeated;
  }

  private void refresh(Instant now) {
    if (!readAt.equals(Instant.MIN) && Duration.between(readAt, now).compareTo(FRESH) <= 0) {
      return;
    }
    long today = midnight(now).getEpochSecond() / 3_600;
    hours = messages.hours(today - 24L * USUAL_DAYS);
    refused =
        sums.refusals(MOST_REFUSALS).stream()
            .filter(refusal -> refusal.at().isAfter(now.minus(DAY)))
            .count();
    repeated =
        messages.repeated().stream()
            .map(flow -> new Flow(flow.partner(), flow.kind()))
            .collect(Collectors.toSet());
    readAt = now;
  }

  private Instant midnight(Instant now) {
    return now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
  }
}
