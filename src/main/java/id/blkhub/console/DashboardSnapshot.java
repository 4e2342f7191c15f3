package id.blkhub.console;

import id.blkhub.message.Kind;
import id.blkhub.message.PartnerId;
import id.blkhub.message.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hub's figures at one moment; the same for everybody who looks.
 *
 * @param unsorted messages the hub could not even sort out
 */
record DashboardSnapshot(
    Instant at,
    List<SentCount> sent,
    List<Got> got,
    List<Silence> silences,
    SumCheck check,
    Day day,
    long unsorted) {

  /** A partner and a kind. */
  record Flow(PartnerId partner, Kind kind) {
    @Override
    public String toString() {
      return partner + "." + kind;
    }
  }

  /**
   * The day so far.
   *
   * @param hours messages by hour, oldest first, from midnight to the present hour
   * @param usual what those hours had on average on the seven days before
   * @param refused what was turned away at the entry in the last 24 hours, at most 100
   */
  record Day(List<Long> hours, List<Long> usual, long refused) {}

  /**
   * What a partner sent of a kind.
   *
   * @param intake at the door, under way or waiting for a number
   * @param waiting the part of them that waits for a number
   */
  record SentCount(
      Flow flow,
      long accepted,
      long rejected,
      long duplicate,
      long held,
      long intake,
      long waiting) {
    public long received() {
      return accepted + rejected + duplicate + held + intake;
    }
  }

  /**
   * What goes to a partner of a kind.
   *
   * @param oldest age of the oldest one queued; zero where there is none
   */
  record Got(Flow flow, Ended ended, long queued, long parked, long filtered, Duration oldest) {
    public long delivered() {
      return ended.delivered();
    }

    public long expired() {
      return ended.expired();
    }

    public long cancelled() {
      return ended.cancelled();
    }

    public long routed() {
      return delivered() + queued + parked + expired() + cancelled();
    }
  }

  /** Deliveries that are over. */
  record Ended(long delivered, long expired, long cancelled) {}

  /**
   * A queue whose last batch did not go through.
   *
   * @param flow null for a queue of the hub's own
   * @param since when that was first seen
   */
  record Silence(String queue, @Nullable Flow flow, Instant since, long waiting) {}

  /**
   * Whether what the doors and queues count is what the journal says.
   *
   * @param since the doors are compared from here on; null before the first quiet moment
   * @param compared the last quiet moment; null before there was one
   * @param differences by what was compared; empty where all fits
   */
  record SumCheck(
      @Nullable Instant since, @Nullable Instant compared, List<SumDifference> differences) {}

  /**
   * Two counts that should be the same.
   *
   * @param state what is counted
   * @param counted at the door, in the queue or at the far end
   * @param journal what the journal says
   */
  record SumDifference(Flow flow, State state, long counted, long journal) {}

  public List<Long> hours() {
    return day.hours();
  }

  public List<Long> usual() {
    return day.usual();
  }

  public long refused() {
    return day.refused();
  }

  public long today() {
    return hours().stream().mapToLong(Long::longValue).sum();
  }

  public long queued() {
    return got.stream().mapToLong(Got::queued).sum();
  }

  public long delivered() {
    return got.stream().mapToLong(Got::delivered).sum();
  }

  public long parked() {
    return got.stream().mapToLong(Got::parked).sum();
  }

  public long held() {
    return sent.stream().mapToLong(SentCount::held).sum();
  }

  public long waiting() {
    return sent.stream().mapToLong(SentCount::waiting).sum();
  }

  public long received() {
    return sent.stream().mapToLong(SentCount::received).sum();
  }

  public long rejected() {
    return sent.stream().mapToLong(SentCount::rejected).sum();
  }

  /** What stands still until a person does something. */
  public long forOperator() {
    return parked() + held();
  }

  List<SumDifference> differences(Flow flow) {
    return check.differences().stream().filter(d -> d.flow().equals(flow)).toList();
  }

  /** Whether the partner does not take what is there for it. */
  boolean silent(Flow flow) {
    return silences.stream().anyMatch(silence -> flow.equals(silence.flow()));
  }

  /** The figures that change under a reader's eyes, by the name they have on the pages. */
  void each(java.util.function.BiConsumer<String, Long> figure) {
    figure.accept("today", today());
    figure.accept("queued", queued());
    figure.accept("delivered", delivered());
    figure.accept("rejected", rejected());
    figure.accept("operator", forOperator());
    figure.accept("waiting", waiting());
    for (SentCount s : sent) {
      String name = "sent." + s.flow() + '.';
      Map.of(
              "received", s.received(),
              "accepted", s.accepted(),
              "rejected", s.rejected(),
              "duplicate", s.duplicate(),
              "held", s.held(),
              "intake", s.intake())
          .forEach((part, value) -> figure.accept(name + part, value));
    }
    for (Got g : got) {
      String name = "got." + g.flow() + '.';
      Map.of(
              "routed", g.routed(),
              "delivered", g.delivered(),
              "queued", g.queued(),
              "parked", g.parked(),
              "expired", g.expired(),
              "cancelled", g.cancelled())
          .forEach((part, value) -> figure.accept(name + part, value));
    }
  }
}
