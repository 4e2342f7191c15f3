package id.blkhub.journal;

import id.blkhub.seal.Seal;
import id.blkhub.store.Database;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reads and writes the journal's database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
class JournalConfiguration {
  @Bean
  JournalStore journalStore(@Qualifier("journalDatabase") Database journal) {
    return new JournalStore(journal);
  }

  @Bean
  JournalFinder journalFinder(@Qualifier("journalDatabase") Database journal, Seal seal) {
    return new JournalFinder(journal, seal);
  }

  @Bean
  StuckFinder stuckFinder(@Qualifier("journalDatabase") Database journal) {
    return new StuckFinder(journal);
  }

  @Bean
  TakenFinder takenFinder(@Qualifier("journalDatabase") Database journal) {
    return new TakenFinder(journal);
  }

  @Bean
  TestTraffic testTraffic(@Qualifier("journalDatabase") Database journal) {
    return new TestTraffic(journal);
  }

  @Bean
  ReplayTable replayTable(@Qualifier("journalDatabase") Database journal) {
    return new ReplayTable(journal);
  }

  @Bean
  JournalSums journalSums(@Qualifier("journalDatabase") Database journal) {
    return new JournalSums(journal);
  }

  @Bean
  MessageList messageList(@Qualifier("journalDatabase") Database journal) {
    return new MessageList(journal);
  }

  @Bean
  JournalRetention journalRetention(
      @Qualifier("journalDatabase") Database journal, RetentionSettings settings) {
    return new JournalRetention(journal, settings);
  }
}
