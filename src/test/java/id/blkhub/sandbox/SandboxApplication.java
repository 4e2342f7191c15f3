package id.blkhub.sandbox;

import id.blkhub.HubApplication;
import id.blkhub.broker.EmbeddedBroker;
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
    Path data = Path.of(System.getProperty("sandbox.data", "target/sandbox"));
    BnspStub bnsp = BnspStub.start(0);
    BankStub bank = BankStub.start(0);
    SpringApplication application = new SpringApplication(HubApplication.class);
    Map<String, Object> settings =
        new LinkedHashMap<>(SandboxSettings.of(data, bnsp.url(), bnsp.user(), bnsp.key()));
    List<String> arguments = new ArrayList<>();
    settings.putAll(SandboxSettings.bank(bank.url()));
    settings.put("logging.level.hub", "INFO");
    settings.put("logging.level.id.blkhub", "INFO");
    settings.put("logging.level.sandbox", "INFO");
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    arguments.addAll(List.of(args));
    ConfigurableApplicationContext context = application.run(arguments.toArray(String[]::new));
    int amqp = context.getBean(EmbeddedBroker.class).amqpPort();
    int http = context.getEnvironment().getProperty("local.server.port", Integer.class, 8080);
    SandboxPartners partners = new SandboxPartners(amqp, http, bnsp, bank, data);
    // before the hub closes its doors, so that nobody mistakes the end for a broken connection
    context.addApplicationListener((ContextClosedEvent closed) -> partners.close());
    partners.listen();
    partners.feed(Path.of(context.getEnvironment().getProperty("hub.mappings", "mappings")));
    partners.explain();
  }
}
