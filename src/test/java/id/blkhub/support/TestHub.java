package id.blkhub.support;

import id.blkhub.HubApplication;
import id.blkhub.broker.EmbeddedBroker;
import id.blkhub.door.Addresses;
import id.blkhub.sandbox.BankStub;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.sandbox.LspStub;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.SandboxSettings;
import id.blkhub.store.Engine;
import id.blkhub.store.TestDatabases;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A whole hub in this process on free ports: embedded broker, real database, the shipped routes and
 * mappings, a simulated certification body and a simulated bank.
 */
public final class TestHub implements AutoCloseable {
  private final BnspStub bnsp;
  private final BankStub bank;
  private final LspStub lsp;
  private final QuietPartners others;
  private final ConfigurableApplicationContext context;

  private TestHub(
      BnspStub bnsp,
      BankStub bank,
      LspStub lsp,
      QuietPartners others,
      ConfigurableApplicationContext context) {
    this.bnsp = bnsp;
    this.bank = bank;
    this.lsp = lsp;
    this.others = others;
    this.context = context;
  }

  public static TestHub start(Path data, Engine engine) throws IOException {
    return start(data, engine, Map.of());
  }

  /**
   * @param data its data folder; a second start on the same folder goes on where the first ended
   * @param overrides settings that differ from the sandbox's
   */
  public static TestHub start(Path data, Engine engine, Map<String, ?> overrides)
      throws IOException {
    return start(data, engine, overrides, Clock.systemUTC());
  }

  /** The same with a clock of the hub's own; the broker keeps the real one. */
  public static TestHub start(Path data, Engine engine, Map<String, ?> overrides, Clock clock)
      throws IOException {
    BnspStub bnsp = BnspStub.start(0);
    BankStub bank = BankStub.start(0);
    LspStub lsp = LspStub.start();
    QuietPartners others = QuietPartners.start();
    Map<String, Object> settings =
        new LinkedHashMap<>(SandboxSettings.of(data, bnsp.url(), bnsp.user(), bnsp.key()));
    settings.putAll(SandboxSettings.bank(bank.url()));
    settings.putAll(SandboxSettings.lsp(lsp.url()));
    settings.putAll(SandboxSettings.ministry(others.url()));
    settings.putAll(SandboxSettings.centre(others.url()));
    settings.put("server.port", 0);
    settings.put("management.server.port", 0);
    settings.put("hub.broker.amqp.port", 0);
    settings.put("hub.broker.mqtt.port", 0);
    settings.put("hub.broker.stomp.port", 0);
    if (engine == Engine.POSTGRESQL && !overrides.containsKey("hub.database.url")) {
      settings.put("hub.database.url", TestDatabases.newPostgresUrl());
      settings.put("hub.database.user", "postgres");
    }
    settings.putAll(overrides);
    List<String> arguments = new ArrayList<>();
    settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    SpringApplication application = new SpringApplication(HubApplication.class);
    application.addInitializers(
        context ->
            ((GenericApplicationContext) context)
                .registerBean(
                    "clockOfTheTest", Clock.class, () -> clock, bean -> bean.setPrimary(true)));
    try {
      return new TestHub(
          bnsp, bank, lsp, others, application.run(arguments.toArray(String[]::new)));
    } catch (RuntimeException e) {
      bnsp.close();
      bank.close();
      lsp.close();
      others.close();
      throw e;
    }
  }

  public int amqpPort() {
    return bean(EmbeddedBroker.class).amqpPort();
  }

  public int mqttPort() {
    return bean(EmbeddedBroker.class).mqttPort();
  }

  public int stompPort() {
    return bean(EmbeddedBroker.class).stompPort();
  }

  public int httpPort() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public int managementPort() {
    return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
  }

  public BnspStub bnsp() {
    return bnsp;
  }

  public BankStub bank() {
    return bank;
  }

  public LspStub lsp() {
    return lsp;
  }

  public <T> T bean(Class<T> type) {
    return type.isInstance(context) ? type.cast(context) : context.getBean(type);
  }

  public QueuePartner partner(String id) throws JMSException {
    return new QueuePartner(id, amqpPort());
  }

  /** Messages lying in a queue of the hub's broker. */
  public long depth(String queue) {
    return bean(EmbeddedBroker.class).depth(queue);
  }

  /** Whether everything that happened so far is in the journal. */
  public boolean journalled() {
    return depth(Addresses.JOURNAL) == 0;
  }

  @Override
  public void close() {
    context.close();
    bnsp.close();
    bank.close();
    lsp.close();
    others.close();
  }
}
