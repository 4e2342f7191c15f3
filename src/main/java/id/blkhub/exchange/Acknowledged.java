package id.blkhub.exchange;

import id.blkhub.message.JournalEvent;
import id.blkhub.message.State;
import id.blkhub.queue.OutgoingMessage;
import java.time.Clock;

/** What follows when a partner has taken a delivery from its queue: an event and a receipt. */
public final class Acknowledged {
  private final Notes notes;
  private final Clock clock;

  Acknowledged(Notes notes, Clock clock) {
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * @param sealedNote the note that travelled with the delivery
   */
  public JournalEvent event(String stamp, String sealedNote) {
    return Events.of(notes.read(stamp, sealedNote), State.DELIVERED, clock.instant()).build();
  }

  public OutgoingMessage receipt(JournalEvent event) {
    return Record.receipt(event);
  }
}
