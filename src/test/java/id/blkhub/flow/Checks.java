package id.blkhub.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.blkhub.door.Addresses;
import id.blkhub.journal.JournalFinder;
import id.blkhub.journal.JournalSums;
import id.blkhub.journal.MessageView;
import id.blkhub.message.State;
import id.blkhub.support.TestHub;
import java.time.Duration;
import java.util.List;

/** What must hold at the end of every story, and ways to look into the journal. */
public final class Checks {
  private Checks() {}

  /** Nothing lies where only the hub's own faults lie, once all is settled. */
  public static void nothingWentAstray(TestHub hub) {
    for (String queue : List.of(Addresses.DEAD, Addresses.EXPIRED, Addresses.UNSORTED)) {
      await(queue + " is empty").atMost(Duration.ofSeconds(10)).until(() -> hub.depth(queue) == 0);
    }
  }

  public static void journalled(TestHub hub) {
    await("everything is journalled").atMost(Duration.ofSeconds(60)).until(hub::journalled);
  }

  /** The only message of that business key and kind. */
  public static MessageView message(TestHub hub, String kind, String businessKey) {
    List<MessageView> found = messages(hub, kind, businessKey);
    assertThat(found).as(kind + " " + businessKey).hasSize(1);
    return found.get(0);
  }

  public static List<MessageView> messages(TestHub hub, String kind, String businessKey) {
    return hub.bean(JournalFinder.class).byBusinessKey(businessKey, 100).stream()
        .filter(message -> message.kind().value().equals(kind))
        .toList();
  }

  public static State delivery(MessageView message, String receiver) {
    return message.deliveries().stream()
        .filter(delivery -> delivery.receiver().value().equals(receiver))
        .map(MessageView.DeliveryView::state)
        .findFirst()
        .orElse(null);
  }

  /** Waits until the journal knows how the delivery stands. */
  public static void awaitDelivery(
      TestHub hub, String kind, String businessKey, String receiver, State state) {
    await(kind + ' ' + businessKey + " for " + receiver + " is " + state)
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                messages(hub, kind, businessKey).stream()
                    .anyMatch(message -> delivery(message, receiver) == state));
  }

  /** Waits until the journal knows how the message stands. */
  public static void awaitState(TestHub hub, String kind, String businessKey, State state) {
    await(kind + ' ' + businessKey + " is " + state)
        .atMost(Mailbox.PATIENCE)
        .until(
            () ->
                messages(hub, kind, businessKey).stream()
                    .anyMatch(message -> message.state() == state));
  }

  public static long sent(TestHub hub, String partner, String kind, State state) {
    return count(hub.bean(JournalSums.class).bySender(), partner, kind, state);
  }

  public static long received(TestHub hub, String partner, String kind, State state) {
    return count(hub.bean(JournalSums.class).byReceiver(), partner, kind, state);
  }

  private static long count(List<JournalSums.Sum> sums, String partner, String kind, State state) {
    return sums.stream()
        .filter(
            s ->
                s.partner().value().equals(partner)
                    && s.kind().value().equals(kind)
                    && s.state() == state)
        .mapToLong(JournalSums.Sum::count)
        .sum();
  }
}
