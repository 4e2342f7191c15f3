package id.blkhub.broker;

import id.blkhub.door.Doorkeeper;
import id.blkhub.message.Refusal;
import id.blkhub.queue.Lanes;

/** Passes on what the door noticed. The parts join once the broker they need has started. */
final class HubDoorkeeper implements Doorkeeper {
  private final DoorCounts counts;
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
  public void refused(Refusal refusal) {
    Aftermath known = aftermath;
    if (known != null) {
      known.refused(refusal);
    }
  }
}
