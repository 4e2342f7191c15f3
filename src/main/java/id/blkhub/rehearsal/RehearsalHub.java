package id.blkhub.rehearsal;

import id.blkhub.contract.Contracts;
import id.blkhub.contract.StrictJson;
import id.blkhub.delivery.Acknowledged;
import id.blkhub.door.Addresses;
import id.blkhub.edge.IntakeEdgeComponent;
import id.blkhub.edge.PartnerFolderComponent;
import id.blkhub.edge.PartnerSftpComponent;
import id.blkhub.edge.PartnerUploadComponent;
import id.blkhub.exchange.Receivers;
import id.blkhub.exchange.SendLedger;
import id.blkhub.http.PartnerHttpComponent;
import id.blkhub.mail.PartnerMailComponent;
import id.blkhub.mapping.Mappings;
import id.blkhub.meter.MessageMeters;
import id.blkhub.outfile.PartnerFileComponent;
import id.blkhub.outmail.PartnerMailOutComponent;
import id.blkhub.partner.Partners;
import id.blkhub.poll.PartnerPollComponent;
import id.blkhub.poll.PartnerTableComponent;
import id.blkhub.question.HubQuestionComponent;
import id.blkhub.question.PartnerQuestionComponent;
import id.blkhub.question.QuestionDesk;
import id.blkhub.queue.FinishedBatch;
import id.blkhub.queue.HubQueueComponent;
import id.blkhub.queue.MemoryQueues;
import id.blkhub.queue.PoisonMessageHandler;
import id.blkhub.queue.QueueBatch;
import id.blkhub.route.RouteLoader;
import id.blkhub.seal.Seal;
import id.blkhub.step.RouteStep;
import id.blkhub.step.StepType;
import id.blkhub.store.Database;
import id.blkhub.upkeep.UpkeepSteps;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.spi.ApplicationContextBeanRepository;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The hub without its doors: the steps, the routes and the database it runs with, over queues in
 * memory, with partners that answer what they are told to, and a clock that is set.
 */
final class RehearsalHub implements AutoCloseable {
  /** The hub's own packages whose parts run here as they do there. */
  private static final String[] PACKAGES = {
    "id.blkhub.translation",
    "id.blkhub.exchange",
    "id.blkhub.intake",
    "id.blkhub.delivery",
    "id.blkhub.upkeep",
    "id.blkhub.correlation",
    "id.blkhub.seal",
    "id.blkhub.store"
  };

  private final Path data;
  private final RehearsalClock clock;
  private final AnnotationConfigApplicationContext context;
  private final MemoryQueues queues;
  private final AnsweringPartners partners;
  private final Happened happened = new Happened();
  private final QuestionDesk desk = new QuestionDesk();
  private final DefaultCamelContext camel;
  private final RouteLoader routes;
  private final RehearsedQuestions questions;

  RehearsalHub(Workspace workspace, RehearsalClock clock) {
    this.clock = clock;
    this.data = temporaryFolder();
    this.context = new AnnotationConfigApplicationContext();
    this.queues =
        new MemoryQueues(
            clock,
            () -> context.getBean(PoisonMessageHandler.class),
            Addresses.EXPIRED,
            happened::put);
    this.partners = new AnsweringPartners(this::called);
    context.setEnvironment(RehearsalSettings.of(data));
    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
    context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
    register(workspace);
    context.scan(PACKAGES);
    try {
      context.refresh();
      this.camel = camel(workspace);
      this.routes = new RouteLoader(camel, workspace.partners(), workspace.routes());
      this.questions =
          new RehearsedQuestions(workspace, clock, desk, database(), context.getBean(Seal.class));
      routes.start();
    } catch (RuntimeException e) {
      end();
      throw e;
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("blk-exchange-hub-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void register(Workspace workspace) {
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(StrictJson.class, StrictJson::new);
    context.registerBean(Partners.class, workspace::partners);
    context.registerBean(Contracts.class, workspace::contracts);
    context.registerBean(Mappings.class, workspace::mappings);
    context.registerBean(MemoryQueues.class, () -> queues);
    context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
    context.registerBean(
        MessageMeters.class, () -> new MessageMeters(context.getBean(MeterRegistry.class)));
    // events are read from the queue journal instead; scenarios ask for no replay
    offer(UpkeepSteps.STORE_EVENTS);
    offer(UpkeepSteps.REPEAT_DELIVERIES);
  }

  /** A step that does nothing. */
  private void offer(StepType<QueueBatch, FinishedBatch> step) {
    context.registerBean(step.name(), RouteStep.class, () -> step.doing(FinishedBatch::new));
  }

  private DefaultCamelContext camel(Workspace workspace) {
    DefaultCamelContext made =
        new DefaultCamelContext(new ApplicationContextBeanRepository(context));
    made.disableJMX();
    PropertiesComponent placeholders = new PropertiesComponent();
    // a scenario must not depend on addresses in the environment of the machine
    placeholders.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
    placeholders.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
    placeholders.setInitialProperties(
        RoutePlaceholders.of(workspace.routes(), context.getEnvironment()));
    made.setPropertiesComponent(placeholders);
    made.addComponent("hub-queue", new HubQueueComponent(queues));
    // scenarios send what an item becomes: one message for each record
    made.addComponent("partner-folder", PartnerFolderComponent.readingNone());
    made.addComponent("partner-poll", PartnerPollComponent.askingNone());
    made.addComponent("partner-sftp", PartnerSftpComponent.visitingNone());
    made.addComponent("partner-mail", PartnerMailComponent.openingNone());
    made.addComponent("partner-upload", PartnerUploadComponent.takingNone());
    made.addComponent("partner-table", PartnerTableComponent.askingNone());
    made.addComponent("intake-edge", IntakeEdgeComponent.takingNone());
    made.addComponent("hub-question", new HubQuestionComponent(desk));
    made.addComponent("partner-question", new PartnerQuestionComponent());
    made.addComponent(
        "partner-file",
        new PartnerFileComponent(context.getBean(SendLedger.class), happened::given));
    made.addComponent(
        "partner-mail-out",
        new PartnerMailOutComponent(workspace.partners(), workspace.contracts(), happened::given));
    made.addComponent(
        "partner-http",
        new PartnerHttpComponent(
            database(),
            context.getBean(SendLedger.class),
            AnsweringPartners::login,
            AnsweringPartners::signature,
            clock,
            partners));
    return made;
  }

  private Database database() {
    return context.getBean("hubDatabase", Database.class);
  }

  /** Route files that do not load, and why. */
  List<RouteLoader.Quarantined> quarantined() {
    return routes.quarantined();
  }

  /** The ids of the routes that worked on something. */
  Set<String> routesRun() {
    return camel.getRoutes().stream()
        .filter(
            route -> {
              String source = queue(route.getEndpoint());
              return queues.worked().contains(source) || questions.places().contains(source);
            })
        .map(Route::getId)
        .collect(Collectors.toSet());
  }

  /** Of {@code hub-queue://<queue>?…}. */
  private static String queue(Endpoint from) {
    return from.getEndpointUri().replaceFirst("^[^:]+:/*", "").replaceFirst("\\?.*$", "");
  }

  /** Forgets everything and begins at that moment. */
  void begin(Instant at) {
    clock.set(at);
    queues.clear();
    partners.clear();
    happened.takeMessages();
    happened.takeReceipts();
    happened.takeEvents();
    database().write(Forgetting::everything);
  }

  RehearsalClock clock() {
    return clock;
  }

  MemoryQueues queues() {
    return queues;
  }

  AnsweringPartners partners() {
    return partners;
  }

  RehearsedQuestions questions() {
    return questions;
  }

  /** The partner of the question that is asked just now, else of the delivery under way. */
  private String called() {
    return questions.answering().orElseGet(() -> Addresses.partnerOf(queues.underWay()));
  }

  Happened happened() {
    return happened;
  }

  Receivers receivers() {
    return context.getBean(Receivers.class);
  }

  Acknowledged acknowledged() {
    return context.getBean(Acknowledged.class);
  }

  Seal seal() {
    return context.getBean(Seal.class);
  }

  @Override
  public void close() {
    routes.stop();
    end();
  }

  private void end() {
    context.close();
    try {
      FileSystemUtils.deleteRecursively(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
