package id.blkhub.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.correlation.WithdrawalStore;
import id.blkhub.delivery.Delivery;
import id.blkhub.delivery.TestDeliveries;
import id.blkhub.exchange.DeliveryHeader;
import id.blkhub.exchange.SendLedger;
import id.blkhub.message.Kind;
import id.blkhub.message.MessageId;
import id.blkhub.message.MessageRef;
import id.blkhub.message.PartnerId;
import id.blkhub.sandbox.BnspStub;
import id.blkhub.store.Database;
import id.blkhub.tls.Certificates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.mock.env.MockEnvironment;

/** A Camel context with the component, and routes in YAML as integrators write them. */
final class HttpFixture implements AutoCloseable {
  static final String SCHEDULE =
      "partner-http:post?url={{bnsp.url}}/jadwal&send=/jadwal&login=bnsp&ok=/code:OK"
          + "&remember=/jadwal/nama_jadwal&answer=/data/id_jadwal&into=/peserta/jadwal_id"
          + "&timeout={{timeout}}";
  static final String PARTICIPANT =
      "partner-http:post?url={{bnsp.url}}/jadwal/peserta&send=/peserta&login=bnsp&ok=/code:OK"
          + "&refused=INVALID&final=true&ref=/data/id_peserta&alreadyThere=409:DUPLICATE"
          + "&timeout={{timeout}}";

  private static final String ROUTE =
      """
      - route:
          id: bnsp
          description: Registers participants at the certification body
          from:
            uri: direct:bnsp
            steps:
              - to: "%s"
              - to: "%s"
      - route:
          id: participant
          description: Registers participants in a schedule that is there already
          from:
            uri: direct:participant
            steps:
              - to: "%s"
      """
          .formatted(SCHEDULE, PARTICIPANT, PARTICIPANT);

  private final DefaultCamelContext camel = new DefaultCamelContext();

  HttpFixture(BnspStub bnsp, Database hub, Duration timeout) throws Exception {
    this(bnsp.url(), hub, timeout, login(bnsp));
  }

  HttpFixture(String url, Database hub, Duration timeout, LoginSettings login) throws Exception {
    camel.getPropertiesComponent().addInitialProperty("bnsp.url", url);
    camel.getPropertiesComponent().addInitialProperty("timeout", timeout.toMillis() + "ms");
    camel.addComponent(
        "partner-http",
        new PartnerHttpComponent(
            hub,
            new SendLedger(new WithdrawalStore(hub, Clock.systemUTC())),
            Map.of("bnsp", login),
            Map.of(),
            "a",
            ZoneId.of("Asia/Jakarta"),
            Certificates.of(new MockEnvironment())));
    camel.start();
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(ResourceHelper.fromString("bnsp.camel.yaml", ROUTE));
  }

  static LoginSettings login(BnspStub bnsp) {
    return login(bnsp, bnsp.url());
  }

  static LoginSettings login(BnspStub bnsp, String url) {
    return new LoginSettings(
        null,
        url + "/auth",
        "x-bnsp-user",
        bnsp.user(),
        "x-bnsp-key",
        bnsp.key(),
        "/data/token",
        "x-authorization",
        null,
        "/data/expires_in",
        null,
        Duration.ofSeconds(5),
        null,
        null,
        null,
        null);
  }

  DefaultCamelContext camel() {
    return camel;
  }

  /** Sends through both calls and waits. */
  List<Delivery> deliver(Delivery... deliveries) {
    return send("direct:bnsp", List.of(deliveries)).join();
  }

  /** Sends without holding a thread. */
  CompletableFuture<List<Delivery>> send(String uri, List<Delivery> deliveries) {
    Endpoint endpoint = camel.getEndpoint(uri);
    try {
      AsyncProducer producer = endpoint.createAsyncProducer();
      producer.start();
      Exchange exchange = endpoint.createExchange();
      exchange.getMessage().setBody(TestDeliveries.batch(deliveries));
      return producer
          .processAsync(exchange)
          .thenApply(
              done -> {
                if (done.getException() != null) {
                  throw new IllegalStateException(done.getException());
                }
                return deliveries;
              });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Delivery delivery(int number, String schedule) {
    return delivery(number, 1, schedule);
  }

  /** The same number is the same message, whatever the attempt. */
  static Delivery delivery(int number, int attempt, String schedule) {
    MessageRef message =
        new MessageRef(
            new MessageId("m-" + number),
            new PartnerId("blk"),
            new Kind("assessment"),
            "s-" + number,
            null,
            "k-" + number,
            false);
    DeliveryHeader header =
        DeliveryHeader.of(message, new PartnerId("bnsp"), Instant.EPOCH).build();
    return TestDeliveries.mapped(header, attempt, document(number, schedule));
  }

  static JsonNode document(int number, String schedule) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document
        .putObject("jadwal")
        .put("tuk_id", 12)
        .put("jenis_jadwal", 1)
        .put("jenis_anggaran", 2)
        .put("nama_jadwal", schedule)
        .put("tanggal_mulai", "2026-12-01")
        .put("tanggal_selesai", "2026-12-02");
    document
        .putObject("peserta")
        .put("tuk_id", 12)
        .put("nik", "360312150599%04d".formatted(number))
        .put("nama", "Peserta " + number)
        .put("tanggal_lahir", "1999-05-15")
        .put("skema_id", "SKM-LAS-01");
    return document;
  }

  @Override
  public void close() {
    camel.stop();
  }
}
