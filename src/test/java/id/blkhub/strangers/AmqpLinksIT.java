package id.blkhub.strangers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.blkhub.journal.JournalSums;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.Mailbox;
import id.blkhub.support.RawAmqp;
import id.blkhub.support.TestHub;
import id.blkhub.support.Texts;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.qpid.proton.amqp.DescribedType;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedInteger;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.DeleteOnClose;
import org.apache.qpid.proton.amqp.messaging.Modified;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.messaging.TerminusDurability;
import org.apache.qpid.proton.amqp.messaging.TerminusExpiryPolicy;
import org.apache.qpid.proton.amqp.transaction.Coordinator;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.SenderSettleMode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A link asks for no more than the partner's own queues, whole; the rest is refused with a code.
 */
class AmqpLinksIT {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String OWN = "receipts.blk";
  private static final String SLOW = "'" + "a".repeat(40) + "' LIKE '" + "%_".repeat(60) + "Z'";

  @TempDir private static Path folder;
  private static TestHub hub;

  private record Filter(Object getDescriptor, Object getDescribed) implements DescribedType {}

  private record Case(String code, Attach attach) {}

  @BeforeAll
  static void start() throws IOException {
    hub = TestHub.start(folder, Engine.SQLITE);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static final Map<String, Case> REFUSED = new LinkedHashMap<>();

  static {
    filter("selector", Symbol.valueOf("apache.org:selector-filter:string"), SLOW);
    filter("selector by number", UnsignedLong.valueOf(0x0000468C00000004L), SLOW);
    filter("selector, short", UnsignedLong.valueOf(0x0000468C00000004L), "a = 1");
    filter("no local", Symbol.valueOf("apache.org:no-local-filter:list"), "");
    filter("xpath", Symbol.valueOf("apache.org:xquery-filter:string"), "//a");
    filter("of the hub's choice", Symbol.valueOf("hub:filter"), "x");
    source("filter of no type", source -> source.setFilter(Map.of(Symbol.valueOf("x"), "a = 1")));
    source("dynamic", source -> source.setDynamic(true));
    source(
        "lifetime",
        source ->
            source.setDynamicNodeProperties(
                Map.of(Symbol.valueOf("lifetime-policy"), DeleteOnClose.getInstance())));
    source("durable", source -> source.setDurable(TerminusDurability.UNSETTLED_STATE));
    source("configuration", source -> source.setDurable(TerminusDurability.CONFIGURATION));
    source("for ever", source -> source.setExpiryPolicy(TerminusExpiryPolicy.NEVER));
    source("other mode", source -> source.setDistributionMode(Symbol.valueOf("peek")));
    source("taken unless told", source -> source.setDefaultOutcome(Accepted.getInstance()));
    source("refused unless told", source -> source.setDefaultOutcome(new Rejected()));
    for (String capability :
        new String[] {"topic", "shared", "global", "temporary-queue", "temporary-topic", "x"}) {
      source("source " + capability, source -> source.setCapabilities(Symbol.valueOf(capability)));
      target("target " + capability, target -> target.setCapabilities(Symbol.valueOf(capability)));
    }
    target("target dynamic", target -> target.setDynamic(true));
    target("target durable", target -> target.setDurable(TerminusDurability.CONFIGURATION));
    for (String capability :
        new String[] {
          "amq:federation-control-link",
          "AMQ_FEDERATION_CONTROL_LINK",
          "AMQ_FEDERATION_QUEUE_RECEIVER",
          "AMQ_FEDERATION_ADDRESS_RECEIVER",
          "AMQ_FEDERATION_EVENT_LINK",
          "amq.mirror",
          "AMQ_CORE_MESSAGE_TUNNELING",
          "shared",
          "global",
          "x"
        }) {
      link(
          "receiver desires " + capability,
          RawAmqp.receiver(OWN),
          "HUB-B009",
          attach -> attach.setDesiredCapabilities(Symbol.valueOf(capability)));
      link(
          "sender desires " + capability,
          RawAmqp.sender("in.blk.enrolment"),
          "HUB-B009",
          attach -> attach.setDesiredCapabilities(Symbol.valueOf(capability)));
      link(
          "receiver offers " + capability,
          RawAmqp.receiver(OWN),
          "HUB-B009",
          attach -> attach.setOfferedCapabilities(Symbol.valueOf(capability)));
    }
    link(
        "priority",
        RawAmqp.receiver(OWN),
        "HUB-B009",
        attach -> attach.setProperties(Map.of(Symbol.valueOf("priority"), 9)));
    link(
        "properties",
        RawAmqp.sender("in.blk.enrolment"),
        "HUB-B009",
        attach -> attach.setProperties(Map.of(Symbol.valueOf("x"), "y")));
    link("without source", RawAmqp.receiver(OWN), "HUB-B009", attach -> attach.setSource(null));
    link(
        "without target",
        RawAmqp.sender("in.blk.enrolment"),
        "HUB-B003",
        attach -> attach.setTarget(null));
    link(
        "settled as it goes",
        RawAmqp.receiver(OWN),
        "HUB-B008",
        attach -> attach.setSndSettleMode(SenderSettleMode.SETTLED));
    link(
        "distributed transactions",
        RawAmqp.sender("x"),
        "HUB-B009",
        attach -> {
          Coordinator coordinator = new Coordinator();
          coordinator.setCapabilities(Symbol.valueOf("amqp:distributed-transactions"));
          attach.setTarget(coordinator);
        });
    for (String address :
        new String[] {
          "receipts.blk::receipts.blk",
          "receipts.blk?consumer-priority=9",
          "receipts.blk?consumer-priority=9&group-rebalance=true",
          "queue://receipts.blk",
          "topic://receipts.blk",
          "receipts.*",
          "#",
          "",
          "receipts.supra",
          "out.supra.certification",
          "in.blk.enrolment",
          "deliver.blk.vacancy",
          "activemq.management",
          "$ACTIVEMQ_ARTEMIS_MIRROR_x",
          "$ACTIVEMQ_ARTEMIS_FEDERATION",
          "journal",
          "receipts.blk\n",
          "receipts.blk "
        }) {
      link("from " + address, RawAmqp.receiver(address), "HUB-B003", attach -> {});
    }
    for (String address :
        new String[] {
          "in.blk.enrolment::in.blk.enrolment",
          "in.blk.enrolment?a=b",
          "topic://in.blk.enrolment",
          "in.supra.vacancy",
          "receipts.blk",
          "$ACTIVEMQ_ARTEMIS_MIRROR_x",
          "activemq.management"
        }) {
      link("to " + address, RawAmqp.sender(address), "HUB-B003", attach -> {});
    }
  }

  private static void filter(String name, Object descriptor, String described) {
    for (String key : new String[] {"jms-selector", "apache.org:selector-filter:string", "x"}) {
      source(
          name + " under " + key,
          source ->
              source.setFilter(Map.of(Symbol.valueOf(key), new Filter(descriptor, described))));
    }
  }

  private static void source(String name, Consumer<Source> change) {
    link(
        name,
        RawAmqp.receiver(OWN),
        "HUB-B009",
        attach -> change.accept((Source) attach.getSource()));
  }

  private static void target(String name, Consumer<Target> change) {
    link(
        name,
        RawAmqp.sender("in.blk.enrolment"),
        "HUB-B009",
        attach -> change.accept((Target) attach.getTarget()));
  }

  private static void link(String name, Attach attach, String code, Consumer<Attach> change) {
    change.accept(attach);
    REFUSED.put(name, new Case(code, attach));
  }

  static Stream<String> refused() {
    return REFUSED.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void shouldRefuseALinkThatAsksForMore(String name) throws IOException {
    Case one = REFUSED.get(name);
    try (RawAmqp amqp = RawAmqp.loggedIn("blk", hub.amqpPort())) {
      amqp.send(one.attach());

      ErrorCondition error = amqp.error();
      assertThat(error).as(name).isNotNull();
      Said.byHub(name, one.code(), error.getDescription());
      // the session lives on
      Attach own = RawAmqp.receiver(OWN);
      own.setHandle(UnsignedInteger.ONE);
      amqp.send(own);
      assertThat(((Attach) amqp.expect(Attach.class::isInstance)).getSource()).isNotNull();
    }
  }

  static Stream<String> allowed() {
    return Stream.of("plain", "queue", "copy", "move", "link-detach", "modified", "empty filter");
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void shouldLetOrdinaryLinksPass(String name) throws IOException {
    Attach attach = RawAmqp.receiver(OWN);
    Source source = (Source) attach.getSource();
    switch (name) {
      case "queue" -> source.setCapabilities(Symbol.valueOf("queue"));
      case "copy", "move" -> source.setDistributionMode(Symbol.valueOf(name));
      case "link-detach" -> source.setExpiryPolicy(TerminusExpiryPolicy.LINK_DETACH);
      case "modified" -> source.setDefaultOutcome(new Modified());
      case "empty filter" -> source.setFilter(Map.of());
      default -> source.setAddress(OWN);
    }
    try (RawAmqp amqp = RawAmqp.loggedIn("blk", hub.amqpPort())) {
      amqp.send(attach);

      assertThat(((Attach) amqp.expect(Attach.class::isInstance)).getSource()).isNotNull();
    }
  }

  /** The broker would compare each message with it in a thread of its own, for hours. */
  @Test
  void shouldRefuseASelectorOfAJmsClientAndGiveTheQueueToOthers() throws Exception {
    try (QueuePartner blk = hub.partner("blk")) {
      blk.send("in.blk.enrolment", Texts.enrolment(71, 1, false).toString());
      await().atMost(PATIENCE).until(() -> hub.depth(OWN) > 0);
      try (Session session = blk.connection().createSession(false, Session.AUTO_ACKNOWLEDGE)) {
        for (String selector : new String[] {SLOW, "JMSPriority > 3", "hubStamp = 'x'"}) {
          assertThatThrownBy(() -> session.createConsumer(session.createQueue(OWN), selector))
              .isInstanceOf(JMSException.class)
              .hasMessageContaining("HUB-B009");
          assertThatThrownBy(
                  () -> session.createBrowser(session.createQueue(OWN), selector).getEnumeration())
              .isInstanceOf(JMSException.class)
              .hasMessageContaining("HUB-B009");
        }
        assertThatThrownBy(() -> session.createConsumer(session.createQueue(OWN), null, true))
            .isInstanceOf(JMSException.class)
            .hasMessageContaining("HUB-B009");
        assertThatThrownBy(() -> session.createConsumer(session.createTopic(OWN)))
            .isInstanceOf(JMSException.class)
            .hasMessageContaining("HUB-B009");
        try (MessageConsumer whole = session.createConsumer(session.createQueue(OWN))) {
          assertThat(whole.receive(PATIENCE.toMillis())).isNotNull();
        }
      }
      Mailbox receipts = Mailbox.of(blk, OWN);
      blk.send("in.blk.enrolment", Texts.enrolment(72, 1, false).toString());
      await().atMost(PATIENCE).until(() -> receipts.receipts().size() > 0);
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(hub.bean(JournalSums.class).refusals(1_000))
                    .anyMatch(one -> one.code().equals("HUB-B009") && one.where().equals(OWN)));
  }
}
