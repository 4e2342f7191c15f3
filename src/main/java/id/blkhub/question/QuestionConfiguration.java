package id.blkhub.question;

import id.blkhub.broker.DoorCounts;
import id.blkhub.contract.Contracts;
import id.blkhub.correlation.CaseLookup;
import id.blkhub.journal.Journal;
import id.blkhub.partner.Partners;
import id.blkhub.seal.Seal;
import id.blkhub.store.Database;
import id.blkhub.translation.Translation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts questions together, and makes their two components known to Camel. */
@Configuration(proxyBeanMethods = false)
class QuestionConfiguration {
  /** They check answers and write down outcomes; none of them waits for a partner. */
  private static final int THREADS = 4;

  @Bean
  QuestionDesk questionDesk() {
    return new QuestionDesk();
  }

  @Bean("hub-question")
  HubQuestionComponent hubQuestion(QuestionDesk desk) {
    return new HubQuestionComponent(desk);
  }

  @Bean("partner-question")
  PartnerQuestionComponent partnerQuestion() {
    return new PartnerQuestionComponent();
  }

  @Bean
  QuestionForms questionForms(Contracts contracts, Translation translation) {
    return new QuestionForms(contracts, translation);
  }

  @Bean
  QuestionRules questionRules(
      Partners partners,
      QuestionForms forms,
      CaseLookup cases,
      Clock clock,
      @Value("${hub.zone}") ZoneId zone) {
    return new QuestionRules(partners, forms, cases, clock, zone);
  }

  @Bean
  QuestionRecords questionRecords(
      @Qualifier("hubDatabase") Database hub,
      Journal journal,
      DoorCounts counts,
      MeterRegistry registry,
      Clock clock) {
    return new QuestionRecords(
        new QuestionStore(hub),
        new QuestionJournal(journal, counts::received, clock),
        new QuestionMeters(registry));
  }

  @Bean
  QuestionUpkeep questionUpkeep(QuestionRecords records, Clock clock) {
    return new QuestionUpkeep(records, clock);
  }

  @Bean(destroyMethod = "shutdown")
  ExecutorService questionWork() {
    AtomicInteger count = new AtomicInteger();
    return Executors.newFixedThreadPool(
        THREADS,
        work -> {
          Thread thread = new Thread(work, "hub-question-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  @Bean
  PartnerQuestions questions(
      QuestionRules rules,
      QuestionForms forms,
      QuestionDesk desk,
      QuestionRecords records,
      Seal seal,
      Clock clock,
      @Qualifier("questionWork") ExecutorService questionWork) {
    return new PartnerQuestions(rules, forms, desk, records, seal, clock, questionWork);
  }
}
