package id.blkhub.broker;

import id.blkhub.door.BrokerEventListener;
import id.blkhub.door.PreLoginClosure;
import id.blkhub.message.Refusal;
import id.blkhub.queue.ConsumerPool;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what the door noticed. The parts join once the broker they need has started. */
final class HubBrokerEventListener implements BrokerEventListener {
  private static final Logger LOG = LoggerFactory.getLogger(HubBrokerEventListener.class);

  private final DoorCounts counts;
  private final LinePerMinute strangers =
      new LinePerMinute(
          Duration.ofMinutes(1),
          (what, count) -> LOG.warn("{} connections of strangers closed, {}", count, what));
  private volatile ConsumerPool consumerPool;
  private volatile AcknowledgementJournaler acknowledgementJournaler;

  HubBrokerEventListener(DoorCounts counts) {
    this.counts = counts;
  }

  void join(ConsumerPool consumerPool) {
    this.consumerPool = consumerPool;
  }

  void join(AcknowledgementJournaler acknowledgementJournaler) {
    this.acknowledgementJournaler = acknowledgementJournaler;
  }

  @Override
  public void received(String partner, String kind) {
    counts.received(partner, kind);
  }

  @Override
  public void arrived(String queue) {
    ConsumerPool known = consumerPool;
    if (known != null) {
      known.wake(queue);
    }
  }

  @Override
  public void acknowledged(String address, String stamp, String sealedNote) {
    counts.delivered(address);
    AcknowledgementJournaler known = acknowledgementJournaler;
    if (known != null && sealedNote != null) {
      known.taken(stamp, sealedNote);
    }
  }

  @Override
  public void stranger(String protocol, PreLoginClosure why) {
    counts.stranger(protocol, why);
    strangers.add(protocol + ": " + why.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void refused(Refusal refusal) {
    AcknowledgementJournaler known = acknowledgementJournaler;
    if (known != null) {
      known.refused(refusal);
    }
  }
}
