package id.blkhub.sandbox;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partners of the sandbox: each with its own client, sending the samples and saying what it
 * got.
 */
final class SandboxPartners implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("sandbox");

  private final Path data;
  private final int amqp;
  private final int http;
  private final BnspStub bnspStub;
  private final QueuePartner blk;
  private final QueuePartner supra;
  private final QueuePartner bnsp;
  private final QueuePartner dinkop;
  private final BankStub bankStub;
  private final BankClerk clerk;
  private final SandboxSender registry;
  private final SandboxSender employer;
  private final SandboxSender certifier;

  SandboxPartners(int amqp, int http, BnspStub bnspStub, BankStub bankStub, Path data)
      throws JMSException {
    this.data = data;
    this.amqp = amqp;
    this.http = http;
    this.bnspStub = bnspStub;
    this.bankStub = bankStub;
    this.blk = new QueuePartner("blk", amqp);
    this.supra = new QueuePartner("supra", amqp);
    this.bnsp = new QueuePartner("bnsp", amqp);
    this.dinkop = new QueuePartner("dinkop", amqp);
    this.clerk = new BankClerk(http);
    this.registry = (kind, id, body) -> send(blk, "in.blk." + kind, id, body);
    this.employer = (kind, id, body) -> send(supra, "in.supra." + kind, id, body);
    this.certifier = (kind, id, body) -> post("bnsp", kind, id, body);
  }

  void listen() throws JMSException {
    listen(blk, "blk", "certification", "vacancy", "microcredit-decision");
    listen(supra, "supra", "certification");
    listen(dinkop, "dinkop", "enrolment", "certification", "microcredit-referral");
    clerk.serve(bankStub);
  }

  private static void listen(QueuePartner client, String partner, String... kinds)
      throws JMSException {
    for (String kind : kinds) {
      client.listen("out." + partner + '.' + kind, (body, message) -> got(partner, kind, message));
    }
  }

  private static void got(String partner, String kind, Message message) {
    try {
      LOG.info("{} got a {}: {}", partner, kind, message.getStringProperty("cloudEvents_id"));
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends the samples of mappings/ once in the life of the data folder. */
  void feed(Path mappings) throws Exception {
    Path done = data.resolve("fed");
    if (Files.exists(done)) {
      LOG.info("The samples were fed at an earlier start");
      return;
    }
    // a case before what extends it; a referral last, as its consent must be known
    send(registry, "enrolment", mappings.resolve("blk/in"));
    send(registry, "assessment", mappings.resolve("blk/in"));
    send(employer, "vacancy", mappings.resolve("supra/in"));
    send(certifier, "certification", mappings.resolve("bnsp/in"));
    send(registry, "microcredit-referral", mappings.resolve("blk/in"));
    Files.writeString(done, "");
  }

  private static void send(SandboxSender sender, String kind, Path folder) throws Exception {
    for (Path sample : samples(folder.resolve(kind))) {
      String id = "contoh-" + kind + '-' + sample.getFileName();
      sender.send(kind, id, Files.readString(sample));
    }
  }

  private static List<Path> samples(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".in.json"))
          .sorted()
          .toList();
    }
  }

  /** Sends as the partner does, in its protocol. */
  void send(String partner, String kind, String id, String body) throws Exception {
    switch (partner) {
      case "blk" -> registry.send(kind, id, body);
      case "supra" -> employer.send(kind, id, body);
      case "bnsp" -> certifier.send(kind, id, body);
      default -> throw new IllegalArgumentException(partner + " sends nothing here");
    }
  }

  private static void send(QueuePartner client, String address, String id, String body)
      throws JMSException {
    client.send(address, body, Map.of("cloudEvents_id", id), DeliveryMode.PERSISTENT);
  }

  private void post(String partner, String kind, String id, String body) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + http + "/api/v1/messages/" + kind))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Basic " + basic(partner))
                    .header("Idempotency-Key", id)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 202) {
      LOG.warn("{} was answered {}: {}", partner, answer.statusCode(), answer.body());
    }
  }

  private static String basic(String partner) {
    return Base64.getEncoder()
        .encodeToString((partner + ":" + partner).getBytes(StandardCharsets.UTF_8));
  }

  void explain() {
    LOG.info(
        """
        The sandbox is ready; the samples of mappings/ have been sent. It listens on loopback only.

          a story    http://127.0.0.1:{http}/sandbox  (one trainee's path, step by step)
          HTTP       http://127.0.0.1:{http}/api/v1
          AMQP 1.0   amqp://127.0.0.1:{amqp}
          accounts   {partners} (the password is the name)
          bnsp       is simulated at {bnsp}
          bank       is simulated at {bank}

        Send a vacancy as supra, in another shell:
          sed "s/SUPRA-2026-017/SUPRA-$(date +%s)/" mappings/supra/in/vacancy/full.in.json | \\
            curl -u supra:supra -H 'Content-Type: application/json' --data-binary @- \\
            http://127.0.0.1:{http}/api/v1/messages/vacancy

        See where it went, with the messageId of the answer:
          curl -u supra:supra http://127.0.0.1:{http}/api/v1/messages/<messageId>

        See everything the hub told supra:
          curl -u supra:supra http://127.0.0.1:{http}/api/v1/receipts

        More: README.md, docs/integrator/first-flow.md. Ctrl+C ends it; the data stay in {data}.
        """
            .replace("{http}", String.valueOf(http))
            .replace("{amqp}", String.valueOf(amqp))
            .replace("{partners}", String.join(", ", SandboxSettings.PARTNERS))
            .replace("{bnsp}", bnspStub.url())
            .replace("{bank}", bankStub.url())
            .replace("{data}", data.toString()));
  }

  @Override
  public void close() {
    clerk.close();
    for (QueuePartner partner : List.of(blk, supra, bnsp, dinkop)) {
      try {
        partner.close();
      } catch (JMSException e) {
        LOG.debug("The connection was gone already", e);
      }
    }
  }
}
