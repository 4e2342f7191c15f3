package id.blkhub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.message.MessageId;
import id.blkhub.message.State;
import id.blkhub.seal.MasterKeyUnusable;
import id.blkhub.seal.Seal;
import id.blkhub.setting.SettingDefaults;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

class JournalConfigurationTest {
  @TempDir Path dir;

  @Configuration(proxyBeanMethods = false)
  @ComponentScan(basePackages = {"id.blkhub.store", "id.blkhub.seal", "id.blkhub.journal"})
  static class Parts {}

  @ParameterizedTest
  @EnumSource
  void shouldOpenDatabasesSealAndJournalFromTheSettings(Engine engine) {
    String url = engine == Engine.SQLITE ? "jdbc:sqlite:" : TestDatabases.newPostgresUrl();
    hub(Base64.getEncoder().encodeToString(new byte[32]))
        .withPropertyValues("hub.database.url=" + url, "hub.database.user=postgres")
        .run(
            context -> {
              assertThat(context).hasNotFailed().hasSingleBean(Seal.class);
              assertThat(context.getBean(RetentionSettings.class))
                  .isEqualTo(
                      new RetentionSettings(
                          Duration.ofDays(30),
                          Duration.ofDays(7),
                          Duration.ofDays(90),
                          Period.ofYears(5)));
              context
                  .getBean(JournalStore.class)
                  .write(List.of(Events.of("m1").message(State.RECEIVED)), List.of());
              assertThat(context.getBean(MessageFinder.class).byMessageId(new MessageId("m1")))
                  .isPresent();
            });
    assertThat(Files.exists(dir.resolve("journal.db"))).isEqualTo(engine == Engine.SQLITE);
  }

  @Test
  void shouldNotStartWithoutAMasterKey() {
    hub("")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(MasterKeyUnusable.class)
                    .hasMessageContaining("HUB_MASTER_KEY"));
  }

  private ApplicationContextRunner hub(String masterKey) {
    return new ApplicationContextRunner()
        // as in an application: texts become durations
        .withInitializer(
            context -> {
              SettingDefaults.addTo(context.getEnvironment());
              context
                  .getBeanFactory()
                  .setConversionService(ApplicationConversionService.getSharedInstance());
            })
        .withUserConfiguration(Parts.class)
        .withPropertyValues("hub.data=" + dir, "hub.master-key=" + masterKey);
  }
}
