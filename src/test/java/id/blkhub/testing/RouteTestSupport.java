package id.blkhub.testing;

import id.blkhub.delivery.DeliverySteps;
import id.blkhub.edge.IntakeEdgeComponent;
import id.blkhub.edge.PartnerFolderComponent;
import id.blkhub.edge.PartnerSftpComponent;
import id.blkhub.edge.PartnerUploadComponent;
import id.blkhub.intake.IntakeSteps;
import id.blkhub.lint.LintContext;
import id.blkhub.mail.PartnerMailComponent;
import id.blkhub.message.Suggestion;
import id.blkhub.poll.PartnerPollComponent;
import id.blkhub.poll.PartnerTableComponent;
import id.blkhub.question.HubQuestionComponent;
import id.blkhub.question.QuestionDesk;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.HubQueueComponent;
import id.blkhub.queue.HubQueueEndpoint;
import id.blkhub.queue.MemoryQueues;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.queue.QueueBatch;
import id.blkhub.route.CamelRoutes;
import id.blkhub.step.Stage;
import id.blkhub.step.StepType;
import id.blkhub.upkeep.UpkeepSteps;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.BeforeEach;

/**
 * Loads route files into a Camel context of their own, hands their routes batches, and tells which
 * steps each batch took. The queues are in memory and do with a batch that fails or is sent back
 * what the hub's do; the steps of the hub only note that a batch came; a mock stands before every
 * address that a route sends to, and nothing leaves.
 *
 * <p>It shows what a route does, not what a message becomes: for that there are scenarios.
 */
public abstract class RouteTestSupport extends CamelTestSupport {
  /** Everything but the queues that routes read. */
  private static final String SENT_TO = "^(?!hub-queue:).*$";

  private final HandClock clock = new HandClock();
  private final Recorder recorder = new Recorder();
  private final List<String> keptAside = new ArrayList<>();
  private final MemoryQueues queues =
      new MemoryQueues(
          clock,
          () -> (batch, failure) -> keptAside.addAll(Recorder.texts(batch)),
          "expired",
          sent -> {});

  /** What a step does with a batch beside noting it. */
  public interface Work {
    void on(QueueBatch batch) throws Exception;
  }

  /** The files to load, templates before the routes made of them. */
  protected abstract List<Path> routeFiles();

  /** Values for what the files name in <code>{{…}}</code>; those of the machine are not used. */
  protected Map<String, String> settings() {
    return Map.of();
  }

  /**
   * Lays messages into a queue and lets its route work until nothing is to be done at this moment.
   *
   * @return what the route did, in order
   */
  protected final List<Turn> give(String queue, List<String> messages) {
    if (!queues.isRead(queue)) {
      throw new IllegalArgumentException("no route of " + routeFiles() + " reads " + queue);
    }
    for (String message : messages) {
      queues.send(
          OutgoingMessage.internal(queue, message.getBytes(StandardCharsets.UTF_8), Map.of()));
    }
    queues.work();
    return recorder.takeTurns();
  }

  /** The same with messages one by one. */
  protected final List<Turn> give(String queue, String... messages) {
    return give(queue, List.of(messages));
  }

  /**
   * Lets the time pass until a route goes on by itself, for example after a batch was sent back.
   *
   * @return what it did then; empty where nothing waits
   */
  protected final List<Turn> later() {
    queues.nextMoment().ifPresent(clock::set);
    queues.work();
    return recorder.takeTurns();
  }

  /**
   * Has a step do something with each batch that comes to it.
   *
   * @param step its name as in {@link Step}
   */
  protected final void at(String step, Work work) {
    boolean address = step.contains(":") || step.contains(" ");
    if (!address && !LintContext.STEPS.contains(step)) {
      throw new IllegalArgumentException(
          "there is no step named " + step + Suggestion.of(step, LintContext.STEPS).en());
    }
    recorder.at(step, work);
  }

  /** Has a step fail on each batch with that message in it. */
  protected final void failAt(String step, String message) {
    at(
        step,
        batch -> {
          if (Recorder.texts(batch).contains(message)) {
            throw new StepFailed(step, message);
          }
        });
  }

  /** Steps do nothing special from now on, and nothing is kept aside. */
  protected final void startOver() {
    recorder.nothingSpecial();
    keptAside.clear();
    queues.clear();
  }

  /** Messages on which a route failed alone: the hub holds or parks them. */
  protected final List<String> keptAside() {
    return List.copyOf(keptAside);
  }

  /** How a route reads its queue: {@code batchSize} and {@code gather}. */
  protected final HubQueueEndpoint reads(String routeId) {
    Route route = context.getRoute(routeId);
    if (route == null) {
      throw new IllegalArgumentException("there is no route " + routeId);
    }
    return (HubQueueEndpoint) route.getEndpoint();
  }

  @Override
  public void configureTest(TestExecutionConfiguration configuration) {
    super.configureTest(configuration);
    // Camel is started as the hub starts it, below
    configuration.withUseRouteBuilder(false);
  }

  @Override
  public void configureContext(CamelContextConfiguration configuration) {
    super.configureContext(configuration);
    configuration.withMockEndpointsAndSkip(SENT_TO);
  }

  @Override
  protected CamelContext createCamelContext() throws Exception {
    CamelContext camel = super.createCamelContext();
    PropertiesComponent placeholders = new PropertiesComponent();
    placeholders.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
    placeholders.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
    Properties values = new Properties();
    values.putAll(settings());
    placeholders.setInitialProperties(values);
    camel.setPropertiesComponent(placeholders);
    camel.addComponent("hub-queue", new HubQueueComponent(queues));
    camel.addComponent("partner-http", UncalledPartners.byHttp());
    camel.addComponent("partner-file", UncalledPartners.byFile());
    camel.addComponent("partner-mail-out", UncalledPartners.byMail());
    camel.addComponent("hub-question", new HubQuestionComponent(new QuestionDesk()));
    camel.addComponent("partner-question", UncalledPartners.byQuestion());
    camel.addComponent("partner-folder", PartnerFolderComponent.readingNone());
    camel.addComponent("partner-poll", PartnerPollComponent.askingNone());
    camel.addComponent("partner-sftp", PartnerSftpComponent.visitingNone());
    camel.addComponent("partner-mail", PartnerMailComponent.openingNone());
    camel.addComponent("partner-upload", PartnerUploadComponent.takingNone());
    camel.addComponent("partner-table", PartnerTableComponent.askingNone());
    camel.addComponent("intake-edge", IntakeEdgeComponent.takingNone());
    camel.addRoutePolicyFactory(recorder);
    camel.getCamelContextExtension().registerEndpointCallback(this::noting);
    return camel;
  }

  @Override
  protected void bindToRegistry(Registry registry) {
    Stream.of(IntakeSteps.ALL, DeliverySteps.ALL, UpkeepSteps.ALL)
        .flatMap(List::stream)
        .forEach(type -> registry.bind(type.name(), noting(type)));
  }

  /** Passes the batch on as it is; after the last step of a route its work counts as done. */
  private Processor noting(StepType<?, ?> type) {
    Step step = Step.process(type.name());
    return exchange -> {
      recorder.step(step, exchange);
      if (type.gives().equals(Stage.FINISHED)) {
        exchange.getMessage().setBody(new FinishedBatch(Recorder.batch(exchange)));
      }
    };
  }

  @BeforeEach
  final void loadRoutes() throws Exception {
    CamelRoutes routes = new CamelRoutes(context);
    routes.start();
    for (Path file : routeFiles()) {
      routes.load(file);
    }
  }

  private Endpoint noting(String uri, Endpoint endpoint) {
    if (endpoint instanceof MockEndpoint mock) {
      mock.whenAnyExchangeReceived(
          exchange -> {
            String to = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, uri, String.class);
            recorder.step(Step.address(to), exchange);
          });
    }
    return endpoint;
  }

  /** What {@link #failAt} throws. */
  public static final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailed(String step, String message) {
      super(step + " fails on " + message);
    }
  }
}
