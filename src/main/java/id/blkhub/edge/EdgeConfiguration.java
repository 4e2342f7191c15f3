package id.blkhub.edge;

import id.blkhub.edge.PartnerFolderComponent.FolderReading;
import id.blkhub.edge.PartnerSftpComponent.Visiting;
import id.blkhub.edge.PartnerUploadComponent.UploadReading;
import id.blkhub.journal.MessageFinder;
import id.blkhub.partner.Partners;
import id.blkhub.sending.RecordQueue;
import id.blkhub.sftp.SftpClients;
import id.blkhub.store.Database;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the edge known to Camel, which finds components by the name of the bean. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {
  @Bean
  ItemStore itemStore(@Qualifier("hubDatabase") Database hub, Clock clock) {
    return new ItemStore(hub, clock);
  }

  @Bean
  ItemRetention itemRetention(ItemStore items) {
    return new ItemRetention(items);
  }

  @Bean
  SourceStates sourceStates(Clock clock, MeterRegistry registry) {
    return new SourceStates(clock, registry);
  }

  @Bean
  SourcesHealth sourcesHealthIndicator(SourceStates states) {
    return new SourcesHealth(states);
  }

  @Bean
  SourceServices sourceServices(ItemStore items, SourceStates states) {
    return new SourceServices(new LeftItems(items), states);
  }

  @Bean
  FileRetention fileRetention(
      ItemFolders folders, @Value("${hub.retention.files}") Duration kept, Clock clock) {
    return new FileRetention(folders, kept, clock);
  }

  @Bean
  EdgeTargets edgeTargets() {
    return new EdgeTargets();
  }

  @Bean("intake-edge")
  IntakeEdgeComponent intakeEdge(
      ItemStore items,
      RecordQueue queue,
      Partners partners,
      EdgeTargets targets,
      @Value("${hub.zone}") ZoneId zone) {
    return new IntakeEdgeComponent(new IntakeEdge(items, queue, partners, zone), targets);
  }

  @Bean
  ResultTimer resultTimer(
      ItemStore items,
      MessageFinder journal,
      EdgeTargets targets,
      ItemFolders folders,
      Clock clock) {
    return new ResultTimer(
        new ItemResults(items, new RowVerdicts(journal), targets, folders, clock));
  }

  @Bean
  ItemFolders itemFolders(@Value("${hub.files}") Path files, @Value("${hub.data}") Path data) {
    return new ItemFolders(files, data.resolve("collected"));
  }

  @Bean("partner-sftp")
  PartnerSftpComponent partnerSftp(
      SftpClients clients,
      ItemFolders folders,
      @Value("${hub.retention.files}") Duration kept,
      Clock clock,
      SourceServices services) {
    return new PartnerSftpComponent(new Visiting(clients, folders.copies(), kept, clock, services));
  }

  @Bean
  UploadFolders uploads(
      @Value("${hub.files}") Path files, ItemStore items, @Value("${hub.zone}") ZoneId zone) {
    return new UploadFolders(files, items, zone);
  }

  @Bean("partner-upload")
  PartnerUploadComponent partnerUpload(
      UploadFolders uploads, ItemStore items, SourceServices services) {
    return new PartnerUploadComponent(new UploadReading(uploads, items, services));
  }

  @Bean
  ItemAnswers itemAnswers(
      ItemStore items, MessageFinder journal, EdgeTargets targets, ItemFolders folders) {
    return new FolderAnswers(items, new RowVerdicts(journal), targets, folders::of);
  }

  @Bean("partner-folder")
  PartnerFolderComponent partnerFolder(
      @Value("${hub.files}") Path files, Clock clock, SourceServices services) {
    return new PartnerFolderComponent(new FolderReading(files, clock, services));
  }
}
