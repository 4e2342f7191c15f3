package id.blkhub.journal;

import id.blkhub.message.JournalEvent;
import id.blkhub.message.Refusal;
import java.util.List;

/** Takes what happened outside a route's own transaction: at the HTTP door, at the broker. */
public interface Journal {
  /**
   * Records events durably: when it returns, they survive a crash.
   *
   * @throws RuntimeException if they could not be made durable; nothing was recorded then
   */
  void record(List<JournalEvent> events);

  /** Notes a refusal soon; best effort, bounded, and never blocks the caller. */
  void refused(Refusal refusal);
}
