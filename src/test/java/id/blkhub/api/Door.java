package id.blkhub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.blkhub.broker.DoorCounts;
import id.blkhub.contract.Contracts;
import id.blkhub.journal.Journal;
import id.blkhub.journal.MessageFinder;
import id.blkhub.mapping.Mappings;
import id.blkhub.partner.Accounts;
import id.blkhub.partner.PartnerProfiles;
import id.blkhub.partner.Partners;
import id.blkhub.partner.RateLimiter;
import id.blkhub.replay.Replays;
import id.blkhub.seal.Seal;
import id.blkhub.sending.DeliveryPauses;
import id.blkhub.sending.InboundQueue;
import id.blkhub.sending.Outbox;
import id.blkhub.sending.WithdrawalQueue;
import id.blkhub.translation.Translation;
import id.blkhub.web.WebConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson2.autoconfigure.Jackson2AutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The HTTP door on a real server and port, over collaborators that live in memory. */
final class Door implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  final MemoryHub hub = new MemoryHub();
  final int port;
  private final ConfigurableApplicationContext context;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * @param home gets routes/ and mappings/: two partners, blk that sends enrolments and vacancies
   *     that are at most 1 KiB, and supra that sends vacancies, two a minute
   */
  Door(Path home) {
    write(home);
    ApplicationContextInitializer<GenericApplicationContext> beans =
        target -> {
          Partners partners = new Partners(PartnerProfiles.load(home.resolve("routes")));
          Accounts accounts =
              new Accounts(
                  Map.of(
                      "blk", List.of(sha256("blk-secret")),
                      "supra", List.of(sha256("supra-secret"))),
                  partners);
          Contracts contracts = Contracts.load(home.resolve("mappings"));
          target.registerBean(Partners.class, () -> partners);
          target.registerBean(Accounts.class, () -> accounts);
          target.registerBean(RateLimiter.class, () -> new RateLimiter());
          target.registerBean(Contracts.class, () -> contracts);
          target.registerBean(
              Translation.class,
              () -> new Translation(contracts, Mappings.load(home.resolve("mappings"))));
          target.registerBean(Journal.class, () -> hub.journal);
          target.registerBean(
              DoorCounts.class, () -> new DoorCounts(new SimpleMeterRegistry(), partners));
          target.registerBean(MessageFinder.class, () -> hub.finder);
          target.registerBean(InboundQueue.class, () -> hub.queue);
          target.registerBean(MemoryItems.class, MemoryItems::new);
          target.registerBean(Outbox.class, () -> hub.outbox);
          target.registerBean(DeliveryPauses.class, () -> (receiver, kind) -> Optional.empty());
          target.registerBean(WithdrawalQueue.class, () -> hub.withdraw);
          target.registerBean(Replays.class, () -> hub.replaysDesk);
          target.registerBean(Seal.class, () -> hub.seal);
        };
    SpringApplication application =
        new SpringApplicationBuilder(Wiring.class)
            .web(WebApplicationType.SERVLET)
            .initializers(beans)
            .build();
    context =
        application.run(
            "--server.port=0",
            "--spring.http.converters.preferred-json-mapper=jackson2",
            "--logging.level.root=warn",
            "--logging.level.id.blkhub=error");
    port = Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
  }

  HttpRequest.Builder as(String partner, String path) {
    return anonymous(path).header("Authorization", basic(partner, partner + "-secret"));
  }

  HttpRequest.Builder anonymous(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  Answer post(String partner, String kind, String body, String... headers) {
    HttpRequest.Builder request =
        as(partner, "/api/v1/messages/" + kind)
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .header("Content-Type", "application/json");
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  Answer get(String partner, String path) {
    return send(as(partner, path).GET());
  }

  Answer send(HttpRequest.Builder request) {
    try {
      return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String basic(String user, String secret) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((user + ':' + secret).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    context.close();
  }

  /** What came back. */
  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    String text() {
      return response.body();
    }

    JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new AssertionError("not JSON: " + response.body(), e);
      }
    }
  }

  private static final String RECEIVES =
      """
      receives:
        - kind: certification
          scope: all
          agreement: {reference: R-1, basis: public-task, purpose: test, validUntil: 2099-12-31,
                      crossBorder: false, expireAfter: 14d, fields: [/number]}
      """;

  private static void write(Path home) {
    String limits = "limits: {maxMessageBytes: 1KiB, messagesPerMinute: %d}%n";
    file(
        home.resolve("routes/blk/partner.yaml"),
        "id: blk\nname: BLK\nsends: [enrolment, vacancy]\nstage: live\n"
            + RECEIVES
            + limits.formatted(100_000));
    file(
        home.resolve("routes/supra/partner.yaml"),
        "id: supra\nname: Supra\nsends: [vacancy]\nstage: live\n" + limits.formatted(2));
    String schema =
        """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
         "required": ["number"], "properties": {"number": {"type": "string", "maxLength": 20},
         "seats": {"type": "integer", "minimum": 1}}}
        """;
    file(home.resolve("mappings/blk/in/enrolment.schema.json"), schema);
    file(home.resolve("mappings/supra/in/vacancy.schema.json"), schema);
    String canonical =
        """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
         "x-business-key": ["/enrolmentNo"], "required": ["enrolmentNo"],
         "properties": {"enrolmentNo": {"type": "string"},
                        "places": {"type": "integer", "maximum": 100}}}
        """;
    file(home.resolve("mappings/canonical/enrolment.schema.json"), canonical);
    file(
        home.resolve("mappings/blk/in/enrolment.jslt"),
        "{\"enrolmentNo\": .number, \"places\": .seats}");
  }

  private static void file(Path path, String text) {
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    Jackson2AutoConfiguration.class
  })
  @Import({
    WebConfiguration.class,
    ApiConfiguration.class,
    SubmitController.class,
    MessageController.class,
    ReceiptController.class,
    CancelController.class,
    OutboxController.class,
    ReplayController.class
  })
  static class Wiring {}
}
