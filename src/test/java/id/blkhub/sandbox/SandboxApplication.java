package id.blkhub.sandbox;

import id.blkhub.HubApplication;
import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.journal.JournalFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/**
 * The hub with simulated partners: {@code mvn spring-boot:test-run}. It listens on loopback, keeps
 * its data in a folder of its own and feeds the samples once.
 */
public final class SandboxApplication {
  private SandboxApplication() {}

  public static void main(String[] args) throws Exception {
    start(Path.of(System.getProperty("sandbox.data", "target/sandbox")), args);
  }

  /**
   * A sandbox that runs.
   *
   * @param http where it listens
   */
  record Running(ConfigurableApplicationContext context, int http, SandboxStory story)
      implements AutoCloseable {
    @Override
    public void close() {
      context.close();
    }
  }

  /**
   * @param args settings that differ, as {@code --name=value}
   */
  static Running start(Path data, String... args) throws Exception {
    BnspStub bnsp = BnspStub.start(0);
    BankStub bank = BankStub.start(0);
    LspStub lsp = LspStub.start();
    MinistryStub ministry = MinistryStub.start();
    CentreStub centre = CentreStub.start();
    SftpHost servers = SftpHost.start(data.resolve("sftp"), "sandbox");
    SandboxMails mails = SandboxMails.start(data.resolve("mails"));
    SandboxStory story = new SandboxStory(data, bnsp, bank);
    SpringApplication application = new SpringApplication(HubApplication.class, SandboxWeb.class);
    application.addInitializers(
        context -> context.getBeanFactory().registerSingleton("sandboxStory", story));
    ConfigurableApplicationContext context =
        application.run(
            arguments(data, bnsp, bank, offered(lsp, ministry, centre, servers, mails), args));
    EmbeddedBroker broker = context.getBean(EmbeddedBroker.class);
    int http = context.getEnvironment().getProperty("local.server.port", Integer.class, 8080);
    SandboxPartners partners = new SandboxPartners(broker, http, bnsp, bank, lsp, data);
    story.connect(partners, context.getBean(JournalFinder.class));
    // before the hub closes its doors, so that nobody mistakes the end for a broken connection
    context.addApplicationListener((ContextClosedEvent closed) -> partners.close());
    partners.ownServers(servers);
    partners.ownMails(mails);
    partners.listen();
    partners.feed(Path.of(context.getEnvironment().getProperty("hub.mappings", "mappings")));
    story.next();
    partners.explain();
    return new Running(context, http, story);
  }

  private static Map<String, Object> offered(
      LspStub lsp, MinistryStub ministry, CentreStub centre, SftpHost servers, SandboxMails mails) {
    Map<String, Object> settings = new LinkedHashMap<>(SandboxSettings.ministry(ministry.url()));
    settings.putAll(SandboxSettings.centre(centre.url()));
    settings.putAll(SandboxSettings.lsp(lsp.url()));
    settings.putAll(mails.settings());
    SandboxSettings.BY_SFTP.forEach(partner -> settings.putAll(servers.settings(partner, partner)));
    return settings;
  }

  private static String[] arguments(
      Path data, BnspStub bnsp, BankStub bank, Map<String, Object> more, String[] args)
      throws IOException {
    Map<String, Object> settings =
        new LinkedHashMap<>(SandboxSettings.of(data, bnsp.url(), bnsp.user(), bnsp.key()));
    settings.putAll(SandboxSettings.bank(bank.url()));
    settings.putAll(more);
    settings.put("logging.level.hub", "INFO");
    settings.put("logging.level.id.blkhub", "INFO");
    settings.put("logging.level.sandbox", "INFO");
    List<String> arguments = new ArrayList<>();
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    arguments.addAll(List.of(args));
    return arguments.toArray(String[]::new);
  }
}
