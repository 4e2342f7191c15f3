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

/** The broker's configuration, derived from the settings and the partner profiles. */
final class BrokerFiles {
  /** 0.2 ms: a commit waits for it; measured against the default of 3.3 ms. */
  private static final int JOURNAL_BUFFER_NANOS = 200_000;

  private static final int UNLIMITED_ATTEMPTS = -1;
  private static final int DISK_SCAN_MILLIS = 500;

  /** Of the heap, for the journal's address, through which goes what all partners do. */
  private static final int SHARE_OF_JOURNAL = 64;

  private final BrokerSettings settings;
  private final Partners partners;

  BrokerFiles(BrokerSettings settings, Partners partners) {
    this.settings = settings;
    this.partners = partners;
  }

  Configuration configuration(int inVmId, String clusterSecret) throws Exception {
    ConfigurationImpl configuration = new ConfigurationImpl();
    configuration.setName("hub");
    configuration.setSecurityEnabled(true);
    // unused, yet the well-known default password would open every door; a name nobody can guess
    // leaves the well-known one to our own security, which journals who tries it
    configuration.setClusterUser(UUID.randomUUID().toString());
    configuration.setClusterPassword(clusterSecret);
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
    // a message beyond the journal's buffer becomes a large one, which is a file of its own
    int buffer = Math.toIntExact(settings.largestMessage().toBytes() * 2);
    configuration.setJournalBufferSize_NIO(buffer);
    configuration.setJournalFileSize(Math.max(buffer * 2, 10 << 20));
    configuration.setJournalMinFiles(2);
    // a file beyond these is deleted, and the next is filled with zeros before it is used
    configuration.setJournalPoolFiles(30);
    configuration.setMaxDiskUsage(settings.maxDiskUsage());
    // what senders may still send between two looks must not fill the rest
    configuration.setDiskScanPeriod(DISK_SCAN_MILLIS);
    configuration.setJMXManagementEnabled(false);
    // what a client did not acknowledge stays in its partner's queue; there is no other session
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
    configuration.addAddressSetting(
        "in.#",
        internal()
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.BLOCK)
            .setMaxSizeBytes(settings.acceptedPerAddress().toBytes())
            // a sender that attached to no address gets credit all the same, and is refused here
            .setMaxSizeBytesRejectThreshold(settings.acceptedPerAddress().toBytes() * 2));
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
            // empty, not null: null would be filled in from # and receipts would become dead
            // letters
            .setExpiryAddress(SimpleString.of("")));
    configuration.addAddressSetting(
        "activemq.#", closed().setSendToDLAOnNoRoute(false).setDeadLetterAddress(null));
  }

  /** Loses nothing: what cannot be routed, delivered or kept goes where the hub sorts it out. */
  private AddressSettings internal() {
    return closed()
        .setDeadLetterAddress(SimpleString.of(Addresses.DEAD))
        .setExpiryAddress(SimpleString.of(Addresses.EXPIRED))
        .setSendToDLAOnNoRoute(true)
        .setMaxDeliveryAttempts(UNLIMITED_ATTEMPTS)
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
  }

  /** For as many addresses as there are. */
  MemoryShares shares() {
    return new MemoryShares(Runtime.getRuntime().maxMemory(), addresses().size());
  }

  private static AddressSettings closed() {
    return new AddressSettings()
        // nobody may create anything: with these on, the broker asks the security manager, which
        // refuses and journals it; off, the broker would refuse by itself and nobody would know
        .setAutoCreateAddresses(true)
        .setAutoCreateQueues(true)
        .setAutoDeleteAddresses(false)
        .setAutoDeleteQueues(false)
        // a group id a sender chose must not decide which consumer works
        .setDefaultGroupBuckets(0)
        .setDefaultAddressRoutingType(RoutingType.ANYCAST)
        .setDefaultQueueRoutingType(RoutingType.ANYCAST);
  }

  /** Every address there is, each created explicitly. */
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
