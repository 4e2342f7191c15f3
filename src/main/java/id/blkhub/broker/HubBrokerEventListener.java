package id.blkhub.broker;

import id.blkhub.door.BrokerEventListener;
import id.blkhub.door.PreLoginClosure;
import id.blkhub.message.Refusal;
import id.blkhub.queue.ConsumerPool;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes broker events on: to the counters, to the consumers of queues and to the journal. The
 * latter two need the running broker, so they join after its start.
 */
public final class HubBrokerEventListener implements BrokerEventListener {
  private static final Logger LOG = LoggerFactory.getLogger(HubBrokerEventListener.class);

  private final DoorCounts counts;
  private final LinePerMinute closures =
      new LinePerMinute(
          Duration.ofMinutes(1),
          (what, count) -> LOG.warn("count={} {} Connections closed before a login", count, what));
  private volatile @Nullable ConsumerPool consumers;
  private volatile @Nullable EventRecorder recorder;

  HubBrokerEventListener(DoorCounts counts) {
    this.counts = counts;
  }

  void join(ConsumerPool joining) {
    consumers = joining;
  }

  public void join(EventRecorder joining) {
    recorder = joining;
  }

  @Override
  public void received(String partner, String kind) {
    counts.received(partner, kind);
  }

  @Override
  public void arrived(String queue) {
    ConsumerPool joined = consumers;
    if (joined != null) {
      joined.wake(queue);
    }
  }

  @Override
  public void acknowledged(String address, String messageId, @Nullable String sealedHeader) {
    counts.delivered(address);
    EventRecorder joined = recorder;
    if (joined != null && sealedHeader != null) {
      joined.deliveryTaken(messageId, sealedHeader);
    }
  }

  @Override
  public void closedBeforeLogin(String protocol, PreLoginClosure reason) {
    counts.closedBeforeLogin(protocol, reason);
    closures.add("protocol=" + protocol + " reason=" + reason.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void refused(Refusal refusal) {
    EventRecorder joined = recorder;
    if (joined != null) {
      joined.refused(refusal);
    }
  }
}
