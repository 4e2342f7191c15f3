package id.blkhub.poll;

import id.blkhub.edge.SourceRetention;
import java.time.Instant;

/** Forgets records that partners no longer list. */
final class PollRetention implements SourceRetention {
  private final PollStore store;

  PollRetention(PollStore store) {
    this.store = store;
  }

  @Override
  public long purge(Instant before) {
    return store.purge(before);
  }
}
