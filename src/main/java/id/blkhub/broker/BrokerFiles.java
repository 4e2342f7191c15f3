package id.blkhub.broker;

import id.blkhub.door.Addresses;
import id.blkhub.partner.PartnerProfile;
import id.blkhub.partner.Partners;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Derives the broker's configuration from the settings and the partner profiles. */
final class BrokerFiles {
  /** 0.2 ms. A commit waits for the buffer to be written; the default of 3.3 ms is slower. */
  private static final int JOURNAL_BUFFER_NANOS = 200_000;

  private static final int UNLIMITED_ATTEMPTS = -1;
  private static final int DISK_SCAN_MILLIS = 500;

  /** Share of the heap for the address of the journal, which gets the events of all partners. */
  private static final int SHARE_OF_JOURNAL = 64;

  private final BrokerSettings settings;
  private final Partners partners;

  BrokerFiles(BrokerSettings settings, Partners partners) {
    this.settings = settings;
    this.partners = partners;
  }

  Configuration configuration(int inVmId) throws Exception {
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setName("hub");
    configuration.setSecurityEnabled(true);
    // The hub has no cluster, but its well-known user and password would let anybody in. With a
    // random user name, the well-known one goes to the hub's own security, which journals it.
    configuration.setClusterUser(UUID.randomUUID().toString());
    configuration.setClusterPassword(RandomSecret.create());
    configuration.setPersistenceEnabled(true);
    configuration.setJournalType(JournalType.NIO);
    configuration.setJournalDirectory(settings.data().resolve("journal").toString());
    configuration.setBindingsDirectory(settings.data().resolve("bindings").toString());
    configuration.setLargeMessagesDirectory(settings.data().resolve("large").toString());
    configuration.setPagingDirectory(settings.data().resolve("paging").toString());
    configuration.setJournalSyncTransactional(settings.journalSync());
    configuration.setJournalSyncNonTransactional(settings.journalSync());
    configuration.setJournalDatasync(settings.journalSync());
    configuration.setJournalBufferTimeout_NIO(JOURNAL_BUFFER_NANOS);
    // a message larger than the journal's buffer becomes a "large message", a file of its own
    int buffer = Math.toIntExact(settings.largestMessage().toBytes() * 2);
    configuration.setJournalBufferSize_NIO(buffer);
    configuration.setJournalFileSize(Math.max(buffer * 2, 10 << 20));
    configuration.setJournalMinFiles(2);
    // files beyond these are deleted, and a new file must be filled with zeros before its use
    configuration.setJournalPoolFiles(30);
    configuration.setMaxDiskUsage(settings.maxDiskUsage());
    // senders must not be able to fill the rest of the disk between two checks
    configuration.setDiskScanPeriod(DISK_SCAN_MILLIS);
    configuration.setJMXManagementEnabled(false);
    // the partner's queue keeps what a client did not acknowledge; no other session state exists
    configuration.setMqttSubscriptionPersistenceEnabled(false);
    configuration.setMessageExpiryScanPeriod(1_000);
    configuration.setAddressQueueScanPeriod(-1);
    configuration.setWildCardConfiguration(new WildcardConfiguration().setRoutingEnabled(false));
    configuration.addAcceptorConfiguration(
        new TransportConfiguration(
            InVMAcceptorFactory.class.getName(),
            java.util.Map.of("serverId", inVmId),
            "in-process"));
    addressSettings(configuration);
    for (String address : addresses()) {
      configuration.addAddressConfiguration(address(address));
    }
    return configuration;
  }

  private void addressSettings(ConfigurationImpl configuration) {
    configuration.addAddressSetting(MemoryShares.ALL, internal().setMaxSizeBytes(shares().each()));
    IntakeMemory memory = IntakeMemory.of(settings, Runtime.getRuntime().maxMemory());
    for (PartnerProfile partner : partners.all()) {
      long each = memory.each(partner.sends().size());
      for (String kind : partner.sends()) {
        configuration.addAddressSetting(Addresses.in(partner.id(), kind), intake(each));
      }
    }
    configuration.addAddressSetting(
        Addresses.JOURNAL,
        internal()
            .setMaxSizeBytes(
                MemoryShares.limited(Runtime.getRuntime().maxMemory() / SHARE_OF_JOURNAL)));
    configuration.addAddressSetting(
        "receipts.#",
        internal()
            .setMaxDeliveryAttempts(UNLIMITED_ATTEMPTS)
            .setExpiryDelay(settings.receiptsKept().toMillis())
            // empty, not null: null would inherit the address of #, and unread receipts would end
            // in the hub's queue of expired messages
            .setExpiryAddress(SimpleString.of("")));
    configuration.addAddressSetting(
        "activemq.#", closed().setSendToDLAOnNoRoute(false).setDeadLetterAddress(null));
  }

  /** Loses nothing: a message that cannot be routed or delivered goes to a queue of the hub. */
  private AddressSettings internal() {
    return closed()
        .setDeadLetterAddress(SimpleString.of(Addresses.DEAD))
        .setExpiryAddress(SimpleString.of(Addresses.EXPIRED))
        .setSendToDLAOnNoRoute(true)
        .setMaxDeliveryAttempts(UNLIMITED_ATTEMPTS)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
  }

  /** Holds its senders back: what intake has not read is in memory as well as on the disk. */
  private AddressSettings intake(long bytes) {
    return internal()
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK)
        .setMaxSizeBytes(bytes)
        // a sender that attached to no address always gets credit; it is refused here
        .setMaxSizeBytesRejectThreshold(bytes * 2);
  }

  /** The limits of memory for these addresses. */
  MemoryShares shares() {
    return new MemoryShares(Runtime.getRuntime().maxMemory(), addresses().size());
  }

  private static AddressSettings closed() {
    return new AddressSettings()
        // Nobody may create anything. With these on, the broker asks the security manager, which
        // refuses and journals it. With these off, it would refuse without a trace in the journal.
        .setAutoCreateAddresses(true)
        .setAutoCreateQueues(true)
        .setAutoDeleteAddresses(false)
        .setAutoDeleteQueues(false)
        // a group id that a sender chose must not select the consumer
        .setDefaultGroupBuckets(0)
        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
        .setDefaultQueueRoutingType(RoutingType.ANYCAST);
  }

  /** All addresses; the broker creates no other. */
  Set<String> addresses() {
    Set<String> addresses =
        new LinkedHashSet<>(
            List.of(
                Addresses.JOURNAL,
                Addresses.WAITING,
                Addresses.WITHDRAW,
                Addresses.DEAD,
                Addresses.EXPIRED,
                Addresses.REPLAY,
                Addresses.UNSORTED));
    for (PartnerProfile partner : partners.all()) {
      addresses.add(Addresses.receipts(partner.id()));
      for (String kind : partner.sends()) {
        addresses.add(Addresses.in(partner.id(), kind));
        addresses.add(Addresses.held(partner.id(), kind));
      }
      for (PartnerProfile.Reception reception : partner.receives()) {
        addresses.add(Addresses.deliver(partner.id(), reception.kind()));
        addresses.add(Addresses.out(partner.id(), reception.kind()));
        addresses.add(Addresses.parked(partner.id(), reception.kind()));
      }
    }
    return addresses;
  }

  private static CoreAddressConfiguration address(String name) {
    List<QueueConfiguration> queues = new ArrayList<>();
    queues.add(
        QueueConfiguration.of(name)
            .setAddress(name)
            .setRoutingType(RoutingType.ANYCAST)
            .setDurable(true));
    return new CoreAddressConfiguration()
        .setName(name)
        .addRoutingType(RoutingType.ANYCAST)
        .setQueueConfigs(queues);
  }
}
