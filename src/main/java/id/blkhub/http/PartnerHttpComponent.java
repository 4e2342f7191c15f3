package id.blkhub.http;

import id.blkhub.exchange.SendLedger;
import id.blkhub.queue.AwaitedAnswers;
import id.blkhub.store.Database;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.Producer;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code partner-http:<method>?url=…}: calls a partner's own HTTP interface for each delivery of
 * the exchange's {@link id.blkhub.delivery.MappedDeliveries} that has still to be sent. Options and
 * outcomes: docs/reference/http-delivery.md.
 *
 * <p>Nothing of a message becomes part of a URL or a header; a partner's text never leaves this
 * package, only the remembered answer and a short reference do.
 */
public final class PartnerHttpComponent extends DefaultComponent implements AwaitedAnswers {
  /** Moves bytes; a slow partner holds none of them. */
  private static final int EXCHANGE_THREADS = 4;

  /** Run short transactions and what the route does after the call. */
  private static final int WORKER_THREADS = 8;

  private final Database hub;
  private final SendLedger ledger;
  private final Function<String, LoginSettings> logins;
  private final Function<String, SignatureSettings> signatures;
  private final String node;
  private final ZoneId zone;
  private final Clock clock;
  private final ConcurrentMap<String, Login> loggedIn = new ConcurrentHashMap<>();
  private final UnintelligibleReplyCounter nonsense = new UnintelligibleReplyCounter();

  private ExecutorService exchanges;
  private ExecutorService workers;
  private Caller caller;
  private RememberedAnswers answers;
  private UnknownOutcomes unknown;

  /**
   * @param hub the hub's own database, for remembered answers and unknown outcomes
   * @param ledger told before a partner may see a delivery
   * @param logins {@code hub.logins} by name
   * @param signatures {@code hub.signatures} by name
   * @param node names this node among those that share the database
   * @param zone whose offset signed times carry
   */
  public PartnerHttpComponent(
      Database hub,
      SendLedger ledger,
      Map<String, LoginSettings> logins,
      Map<String, SignatureSettings> signatures,
      String node,
      ZoneId zone) {
    this.hub = hub;
    this.ledger = ledger;
    this.logins = Map.copyOf(logins)::get;
    this.signatures = Map.copyOf(signatures)::get;
    this.node = node;
    this.zone = zone;
    this.clock = Clock.systemUTC();
  }

  /**
   * For a rehearsal: nothing goes out, whatever names routes use.
   *
   * @param logins settings for any name
   * @param signatures settings for any name
   * @param clock whose time counts, in the zone whose offset signed times carry
   * @param caller answers in the partners' place
   */
  public PartnerHttpComponent(
      Database hub,
      SendLedger ledger,
      Function<String, LoginSettings> logins,
      Function<String, SignatureSettings> signatures,
      Clock clock,
      Caller caller) {
    this.hub = hub;
    this.ledger = ledger;
    this.logins = logins;
    this.signatures = signatures;
    this.node = "rehearsal";
    this.zone = clock.getZone();
    this.clock = clock;
    this.caller = caller;
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    exchanges = threads("partner-http-exchange", EXCHANGE_THREADS);
    workers = threads("partner-http", WORKER_THREADS);
    if (caller == null) {
      caller = new HttpCaller(exchanges, workers);
    }
    answers = new RememberedAnswers(hub, node, workers, clock);
    unknown = new UnknownOutcomes(hub, clock);
  }

  /**
   * The queue has no limit of its own (Camel's default would run the 1,001st task in the thread
   * that keeps the deadlines): what waits in it is bounded by the exchanges on their way.
   */
  private ExecutorService threads(String name, int count) {
    ThreadPoolProfile profile =
        new ThreadPoolProfileBuilder(name)
            .poolSize(count)
            .maxPoolSize(count)
            .maxQueueSize(Integer.MAX_VALUE)
            .build();
    return getCamelContext().getExecutorServiceManager().newThreadPool(this, name, profile);
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> options) {
    CallOptions call = CallOptions.parse(remaining, options);
    if (call.request().login() != null) {
      login(call.request().login());
    }
    signature(call);
    return new PartnerHttpEndpoint(uri, this, call);
  }

  Producer producer(PartnerHttpEndpoint endpoint, CallOptions options) {
    Login login = options.request().login() == null ? null : login(options.request().login());
    ResponseClassifier responseClassifier =
        new ResponseClassifier(
            options.meaning().envelope(),
            options.meaning().alreadyThere(),
            options.meaning().seenBefore(),
            clock);
    PartnerCall call =
        new PartnerCall(options, caller, login, signature(options), responseClassifier);
    DeliveryCaller deliveryCaller =
        new DeliveryCaller(options, call, answers, unknown, nonsense, workers);
    return new PartnerHttpProducer(
        endpoint,
        new SendAttempt(options, ledger, unknown),
        deliveryCaller,
        options.corrections(),
        workers);
  }

  private Login login(String name) {
    return loggedIn.computeIfAbsent(name, n -> new Login(n, logins.apply(n), caller, clock));
  }

  private Signature signature(CallOptions options) {
    String name = options.request().sign();
    return name == null ? null : new Signature(name, signatures.apply(name), clock, zone);
  }

  @Override
  public void giveUp() {
    caller.giveUp();
  }

  @Override
  protected void doShutdown() throws Exception {
    ExecutorServiceManager threads = getCamelContext().getExecutorServiceManager();
    threads.shutdown(workers);
    threads.shutdown(exchanges);
    super.doShutdown();
  }
}
