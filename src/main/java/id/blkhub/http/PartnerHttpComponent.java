package id.blkhub.http;

import id.blkhub.exchange.SendLedger;
import id.blkhub.queue.AwaitedAnswers;
import id.blkhub.store.Database;
import id.blkhub.tls.CertificateUnusable;
import id.blkhub.tls.Certificates;
import id.blkhub.tls.ClientTls;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;

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
  private final Function<String, @Nullable LoginSettings> logins;
  private final Function<String, @Nullable SignatureSettings> signatures;
  private final String node;
  private final ZoneId zone;
  private final Clock clock;
  private final ConcurrentMap<String, Login> loggedIn = new ConcurrentHashMap<>();
  private final UnintelligibleReplyCounter nonsense = new UnintelligibleReplyCounter();

  private final @Nullable Certificates certificates;

  /** Answers in the partners' place; null where they answer themselves. */
  private final @Nullable Caller given;

  /** Null until Camel has initialised the component. */
  private @Nullable Running running;

  /** What calls need, and what ends with the component. */
  private record Running(
      ExecutorService exchanges,
      ExecutorService workers,
      Callers callers,
      RememberedAnswers answers,
      UnknownOutcomes unknown) {}

  /**
   * @param hub the hub's own database, for remembered answers and unknown outcomes
   * @param ledger told before a partner may see a delivery
   * @param logins {@code hub.logins} by name
   * @param signatures {@code hub.signatures} by name
   * @param node names this node among those that share the database
   * @param zone whose offset signed times carry
   * @param certificates gives those of {@code hub.partner-tls}
   */
  public PartnerHttpComponent(
      Database hub,
      SendLedger ledger,
      Map<String, LoginSettings> logins,
      Map<String, SignatureSettings> signatures,
      String node,
      ZoneId zone,
      Certificates certificates) {
    this.hub = hub;
    this.ledger = ledger;
    this.logins = Map.copyOf(logins)::get;
    this.signatures = Map.copyOf(signatures)::get;
    this.node = node;
    this.zone = zone;
    this.clock = Clock.systemUTC();
    this.certificates = certificates;
    this.given = null;
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
    this.certificates = null;
    this.given = caller;
  }

  @Override
  protected void doInit() throws Exception {
    super.doInit();
    ExecutorService exchanges = threads("partner-http-exchange", EXCHANGE_THREADS);
    ExecutorService workers = threads("partner-http", WORKER_THREADS);
    running =
        new Running(
            exchanges,
            workers,
            new Callers(
                name ->
                    given == null ? new HttpCaller(exchanges, workers, clientTls(name)) : given),
            new RememberedAnswers(hub, node, workers, clock),
            new UnknownOutcomes(hub, clock));
  }

  private Running running() {
    return Objects.requireNonNull(running, "running");
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

  /**
   * Null for the caller that has none of its own.
   *
   * @throws IllegalArgumentException where no file is set, or one cannot be used
   */
  private @Nullable ClientTls clientTls(String name) {
    if (name.isEmpty() || certificates == null) {
      return null;
    }
    String prefix = "hub.partner-tls." + name;
    try {
      return certificates
          .client(prefix)
          .orElseThrow(
              () ->
                  PartnerCallProblem.SETTING.mistake(prefix + ".certificate (or keystore, trust)"));
    } catch (CertificateUnusable unusable) {
      throw new IllegalArgumentException(unusable.getMessage());
    }
  }

  /** Finds what is wrong before the route starts. */
  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> options) {
    CallOptions call = CallOptions.parse(remaining, options);
    require(call);
    return new PartnerHttpEndpoint(uri, this, call);
  }

  private void require(CallOptions call) {
    CallOptions.Request request = call.request();
    running().callers().of(request.tls());
    requireSecure(call.target().url(), request.tls());
    Login login = login(request.login());
    if (login instanceof FixedLogin fixed) {
      fixed.requireFor(request);
    }
    signer(request);
  }

  private PartnerCall call(CallOptions options, ResponseClassifier responseClassifier) {
    CallOptions.Request request = options.request();
    return new PartnerCall(
        options,
        running().callers().of(request.tls()),
        login(request.login()),
        signer(request),
        responseClassifier);
  }

  Producer producer(PartnerHttpEndpoint endpoint, CallOptions options) {
    Running calls = running();
    ResponseClassifier responseClassifier =
        new ResponseClassifier(
            options.meaning().envelope(),
            options.meaning().alreadyThere(),
            options.meaning().seenBefore(),
            clock);
    PartnerCall call = call(options, responseClassifier);
    DeliveryCaller deliveryCaller =
        new DeliveryCaller(
            options, call, calls.answers(), calls.unknown(), nonsense, calls.workers());
    return new PartnerHttpProducer(
        endpoint,
        new SendAttempt(options, ledger, calls.unknown()),
        deliveryCaller,
        options.corrections(),
        calls.workers());
  }

  /**
   * For a source that asks a partner.
   *
   * @param url where to
   * @param login name of {@code hub.logins}; null for none
   * @param tls name of {@code hub.partner-tls}; null for what all partners get
   * @throws IllegalArgumentException where a setting is missing or wrong
   */
  public PartnerDocuments documents(URI url, @Nullable String login, @Nullable String tls) {
    requireSecure(url, tls);
    return new PartnerDocuments(running().callers().of(tls), login(login), clock);
  }

  /**
   * For a route that asks a partner questions.
   *
   * @param method {@code post}, {@code put} or {@code patch}
   * @param options those it knows are taken out; the others stay for Camel to complain about
   * @throws IllegalArgumentException where an option or a setting is missing or wrong
   */
  public PartnerInquiry inquiry(String method, Map<String, Object> options) {
    CallOptions call = InquiryOptions.parse(method, options);
    require(call);
    ResponseClassifier meaning =
        new ResponseClassifier(call.meaning().envelope(), Map.of(), Map.of(), clock);
    return new PartnerInquiry(call, call(call, meaning));
  }

  private void requireSecure(URI url, @Nullable String tls) {
    if (given == null && tls != null && !"https".equals(url.getScheme())) {
      throw PartnerCallProblem.OPTION.mistake("tls needs a url that begins with https");
    }
  }

  private @Nullable Login login(@Nullable String name) {
    return name == null ? null : loggedIn.computeIfAbsent(name, this::newLogin);
  }

  private Login newLogin(String name) {
    LoginSettings settings = logins.apply(name);
    if (settings == null) {
      throw PartnerCallProblem.SETTING.mistake("hub.logins." + name);
    }
    LoginType type = LoginCheck.require(name, settings);
    return switch (type) {
      case BASIC -> FixedLogin.basic(settings);
      case HEADER -> FixedLogin.header(settings);
      case TOKEN, OAUTH2 ->
          new FetchedLogin(
              name,
              settings,
              TokenQuestion.of(type, settings),
              running().callers().of(settings.tls()),
              clock);
    };
  }

  private @Nullable RequestSigner signer(CallOptions.Request request) {
    String name = request.sign();
    if (name == null) {
      return null;
    }
    HmacOptions hmac = request.hmac();
    SignatureSettings settings = signatures.apply(name);
    return hmac == null
        ? new Signature(name, settings, clock, zone)
        : new HmacSignature(name, settings, hmac, clock, zone);
  }

  @Override
  public void giveUp() {
    if (running != null) {
      running.callers().giveUp();
    }
  }

  @Override
  protected void doShutdown() throws Exception {
    if (running != null) {
      ExecutorServiceManager threads = getCamelContext().getExecutorServiceManager();
      threads.shutdown(running.workers());
      threads.shutdown(running.exchanges());
    }
    super.doShutdown();
  }
}
