package id.blkhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.support.HubProcess;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What everybody must have at the end, whatever happened to the hub meanwhile. */
final class Everybody {
  private Everybody() {}

  static void once(Receiver receiver, Set<String> due) {
    assertThat(receiver.got())
        .extracting(Receiver.Got::key)
        .as("each once, none else, in what lay there after the last start")
        .containsExactlyInAnyOrderElementsOf(due);
  }

  static void onceButForLostAcknowledgements(Receiver receiver, Set<String> due) {
    assertThat(receiver.delivered())
        .extracting(Receiver.Got::key)
        .containsExactlyInAnyOrderElementsOf(due);
    Map<String, Set<Integer>> connections = new HashMap<>();
    for (Receiver.Got got : receiver.got()) {
      assertThat(
              connections
                  .computeIfAbsent(got.messageId(), messageId -> new TreeSet<>())
                  .add(got.connection()))
          .as("%s twice on one connection", got)
          .isTrue();
    }
  }

  /** A consumer that finds nothing asks the broker before it says so. */
  static void hasEmptyQueues(HubProcess hub, String partner, String... kinds) throws Exception {
    try (QueuePartner client = new QueuePartner(partner, hub.amqpPort())) {
      Session session = client.connection().createSession(false, Session.AUTO_ACKNOWLEDGE);
      for (String kind : kinds) {
        MessageConsumer consumer =
            session.createConsumer(session.createQueue("out." + partner + '.' + kind));
        Message left = consumer.receiveNoWait();
        assertThat(left).as("nothing more for %s of %s", partner, kind).isNull();
        consumer.close();
      }
    }
  }

  static void atBnspOnce(BnspStub bnsp, Traffic traffic) {
    assertThat(bnsp.refusals()).isEmpty();
    assertThat(bnsp.participants())
        .extracting(one -> one.body().path("keterangan").asText().split(";", 2)[0])
        .as("each participant once, under one idempotency key")
        .containsExactlyInAnyOrderElementsOf(traffic.due("bnsp", "assessment"));
    assertThat(bnsp.schedules())
        .extracting(one -> one.body().path("nama_jadwal").asText())
        .containsExactlyInAnyOrderElementsOf(traffic.schedules());
    assertThat(bnsp.received())
        .extracting(BnspStub.Received::idempotencyKey)
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }

  static void isInTheJournal(JournalRows journal, Traffic traffic, List<Sender> senders)
      throws Exception {
    assertThat(journal.accepted()).containsExactlyInAnyOrderElementsOf(traffic.messages());
    Map<String, Integer> states = journal.states();
    assertThat(states.keySet()).isEqualTo(Set.of("ACCEPTED", "DUPLICATE"));
    int twice = senders.stream().mapToInt(Sender::twice).sum();
    int unconfirmed = senders.stream().mapToInt(Sender::unconfirmed).sum();
    assertThat(states.get("DUPLICATE")).isBetween(twice, twice + unconfirmed);
    Map<String, List<String>> deliveries = traffic.known(journal.deliveries());
    Map<Boolean, List<String>> decided =
        traffic.decisions().entrySet().stream()
            .collect(
                Collectors.partitioningBy(
                    Map.Entry::getValue,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    assertThat(deliveries.get("DELIVERED")).containsExactlyInAnyOrderElementsOf(decided.get(true));
    assertThat(deliveries.get("FILTERED")).containsExactlyInAnyOrderElementsOf(decided.get(false));
    assertThat(Stream.of("DELIVERED", "FILTERED")).containsAll(deliveries.keySet());
  }
}
