package id.blkhub.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Queues in memory keep the contract of {@link QueueReaderContract}. */
class MemoryQueuesContractTest extends QueueReaderContract {
  private final SetClock clock = new SetClock();
  private final MemoryQueues queues =
      new MemoryQueues(clock, () -> QUARANTINING, "expired", sent -> {});

  @Override
  QueueReader queues() {
    return queues;
  }

  @Override
  void put(List<OutgoingMessage> messages) {
    messages.forEach(queues::send);
  }

  @Override
  void workUntil(BooleanSupplier condition) {
    queues.work();
    while (!condition.getAsBoolean()) {
      assertThat(queues.nextMoment()).as("a moment at which something happens").isPresent();
      clock.now = queues.nextMoment().orElseThrow();
      queues.work();
    }
  }

  @Override
  void workOnce() {
    queues.work();
  }

  @Override
  List<String> take(String queue) {
    return queues.takeAll(queue).stream().map(QueueReaderContract::text).toList();
  }

  @Override
  Instant now() {
    return clock.now;
  }

  private static final class SetClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
