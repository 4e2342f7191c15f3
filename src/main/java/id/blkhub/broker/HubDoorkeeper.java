package id.blkhub.broker;

import id.blkhub.door.Doorkeeper;
import id.blkhub.door.Stranger;
import id.blkhub.message.Refusal;
import id.blkhub.queue.Lanes;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what the door noticed. The parts join once the broker they need has started. */
final class HubDoorkeeper implements Doorkeeper {
  private static final Logger LOG = LoggerFactory.getLogger(HubDoorkeeper.class);

  private final DoorCounts counts;
  private final LinePerMinute strangers =
      new LinePerMinute(
          Duration.ofMinutes(1),
          (what, count) -> LOG.warn("{} connections of strangers closed, {}", count, what));
  private volatile Lanes lanes;
  private volatile Aftermath aftermath;

  HubDoorkeeper(DoorCounts counts) {
    this.counts = counts;
  }

  void join(Lanes lanes) {
    this.lanes = lanes;
  }

  void join(Aftermath aftermath) {
    this.aftermath = aftermath;
  }

  @Override
  public void received(String partner, String kind) {
    counts.received(partner, kind);
  }

  @Override
  public void arrived(String queue) {
    Lanes known = lanes;
    if (known != null) {
      known.wake(queue);
    }
  }

  @Override
  public void acknowledged(String address, String stamp, String sealedNote) {
    counts.delivered(address);
    Aftermath known = aftermath;
    if (known != null && sealedNote != null) {
      known.taken(stamp, sealedNote);
    }
  }

  @Override
  public void stranger(String protocol, Stranger why) {
    counts.stranger(protocol, why);
    strangers.add(protocol + ": " + why.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void refused(Refusal refusal) {
    Aftermath known = aftermath;
    if (known != null) {
      known.refused(refusal);
    }
  }
}
