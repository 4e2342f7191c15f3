package id.blkhub.sandbox;

import id.blkhub.broker.EmbeddedBroker;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partners of the sandbox: each with its own client, sending the samples and saying what it
 * got.
 */
final class SandboxPartners implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("sandbox");

  /** What an employer asks the certification body. */
  static final String QUESTION = "certificate-check";

  private final Path data;
  private final EmbeddedBroker broker;
  private final int http;
  private final BnspStub bnspStub;
  private final QueuePartner blk;
  private final QueuePartner supra;
  private final MqttPartner supraByMqtt;
  private final QueuePartner bnsp;
  private final QueuePartner counsellor;
  private final QueuePartner shipyard;
  private final QueuePartner centre;
  private final MqttPartner disabilityService;
  private final List<StompPartner> byStomp = new ArrayList<>();
  private final BankStub bankStub;
  private final LspStub lspStub;
  private final BankClerk clerk;
  private @Nullable SftpHost servers;
  private @Nullable SandboxMails mails;
  private final SandboxSender registry;
  private final SandboxSender employer;
  private final SandboxSender certifier;

  SandboxPartners(
      EmbeddedBroker broker,
      int http,
      BnspStub bnspStub,
      BankStub bankStub,
      LspStub lspStub,
      Path data)
      throws JMSException, IOException {
    this.data = data;
    this.broker = broker;
    this.http = http;
    this.bnspStub = bnspStub;
    this.bankStub = bankStub;
    this.lspStub = lspStub;
    this.blk = new QueuePartner("blk", broker.amqpPort());
    this.supra = new QueuePartner("supra", broker.amqpPort());
    this.supraByMqtt = new MqttPartner("supra", broker.mqttPort(), MqttPartner.Version.V5);
    this.bnsp = new QueuePartner("bnsp", broker.amqpPort());
    this.counsellor = new QueuePartner("pengantar-kerja", broker.amqpPort());
    this.shipyard = new QueuePartner("galangan", broker.amqpPort());
    this.centre = new QueuePartner("blk-bojonegoro", broker.amqpPort());
    this.disabilityService = new MqttPartner("uld", broker.mqttPort(), MqttPartner.Version.V5);
    this.clerk = new BankClerk(http);
    this.registry = (kind, id, body) -> send(blk, "in.blk." + kind, id, body);
    this.employer =
        (kind, id, body) ->
            supraByMqtt.send(
                "in.supra." + kind,
                body.getBytes(StandardCharsets.UTF_8),
                Map.of("id", id, "source", "urn:supra"));
    this.certifier = (kind, id, body) -> post("bnsp", kind, id, body);
  }

  /** The server of the partners that exchange files; it ends with them. */
  void ownServers(SftpHost host) {
    servers = host;
  }

  /** The mail server of the partners that send or get mails; it ends with them. */
  void ownMails(SandboxMails server) {
    mails = server;
  }

  void listen() throws JMSException, IOException {
    listen(
        blk,
        "blk",
        "certification",
        "vacancy",
        "microcredit-decision",
        "counselling",
        "apprenticeship",
        "invitation",
        "placement",
        "tracer-survey");
    listen(supra, "supra", "certification");
    listen(counsellor, "pengantar-kerja", "enrolment", "report");
    listen(shipyard, "galangan", "apprenticeship");
    listen(centre, "blk-bojonegoro", "certification");
    disabilityService.listen(
        "out.uld.enrolment", (body, attributes) -> got("uld", "enrolment", attributes.get("id")));
    for (String kind :
        List.of("enrolment", "counselling", "certification", "microcredit-referral")) {
      listenByStomp("dinkop", kind);
    }
    for (String kind : List.of("vacancy", "certification")) {
      listenByStomp("alumni", kind);
    }
    for (String agent : List.of("agen-taiwan", "agen-meksiko")) {
      for (String kind : List.of("certification", "erasure")) {
        listenByStomp(agent, kind);
      }
    }
    clerk.serve(bankStub);
  }

  private static void listen(QueuePartner client, String partner, String... kinds)
      throws JMSException {
    for (String kind : kinds) {
      client.listen("out." + partner + '.' + kind, (body, message) -> got(partner, kind, message));
    }
  }

  private void listenByStomp(String partner, String kind) throws IOException {
    StompPartner client = new StompPartner(partner, broker.stompPort());
    byStomp.add(client);
    Thread thread =
        new Thread(
            () -> {
              try {
                client.takeAll(
                    "out." + partner + '.' + kind,
                    frame -> got(partner, kind, frame.headers().get("cloudEvents_id")));
              } catch (IOException e) {
                LOG.debug("{} takes no {} any more", partner, kind, e);
              }
            },
            partner + '-' + kind);
    thread.setDaemon(true);
    thread.start();
  }

  private static void got(String partner, String kind, Message message) {
    try {
      got(partner, kind, message.getStringProperty("cloudEvents_id"));
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void got(String partner, String kind, String messageId) {
    LOG.info("{} got a {}: {}", partner, kind, messageId);
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
    send(
        (kind, id, body) -> post("lsp-konstruksi", kind, id, body),
        "certification",
        mappings.resolve("lsp-konstruksi/in"));
    send(registry, "microcredit-referral", mappings.resolve("blk/in"));
    dropSheet("kadin", "lowongan.csv", "/sandbox/lowongan-kadin.csv");
    dropSheet("hipmi", "lowongan.csv", "/sandbox/lowongan-hipmi.csv");
    dropSheet("agen-taiwan", "orders.csv", "/sandbox/orders-taiwan.csv");
    dropSheet("agen-meksiko", "pedidos.csv", "/sandbox/pedidos-meksiko.csv");
    if (servers != null) {
      servers.drop(
          "blk-banten/enrolment", "pendaftaran.csv", sheet("/sandbox/pendaftaran-banten.csv"));
    }
    if (mails != null) {
      mails.fromTheHotels("lowongan.csv", sheet("/sandbox/lowongan-hotel.csv"));
    }
    send(registry, "report", mappings.resolve("blk/in"));
    send(
        (kind, id, body) -> send("pengantar-kerja", kind, id, body),
        "counselling",
        mappings.resolve("pengantar-kerja/in"));
    send(employer, "placement", mappings.resolve("supra/in"));
    Files.writeString(done, "");
  }

  /** A partner drops a sheet of vacancies, with one row in it that the hub refuses. */
  private void dropSheet(String partner, String name, String resource) throws IOException {
    Path inbox = data.resolve("files/" + partner + "/vacancy/inbox");
    Path unfinished = inbox.resolve(name + ".part");
    Files.write(unfinished, sheet(resource));
    Files.move(unfinished, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] sheet(String name) throws IOException {
    try (InputStream sheet = SandboxPartners.class.getResourceAsStream(name)) {
      return sheet.readAllBytes();
    }
  }

  private static void send(SandboxSender sender, String kind, Path folder) throws Exception {
    for (Path sample : samples(folder.resolve(kind))) {
      String id = "contoh-" + kind + '-' + sample.getFileName();
      sender.send(kind, id, Files.readString(sample));
    }
  }

  /** Those that are taken. */
  private static List<Path> samples(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".in.json"))
          .filter(file -> Files.exists(Path.of(file.toString().replace(".in.json", ".out.json"))))
          .sorted()
          .toList();
    }
  }

  /** Sends as the partner does, in its protocol. */
  void send(String partner, String kind, String id, String body) throws Exception {
    switch (partner) {
      case "blk" -> registry.send(kind, id, body);
      case "supra" -> {
        if (kind.equals(QUESTION)) {
          post(partner, "questions/bnsp/" + kind, id, body, 200);
        } else {
          employer.send(kind, id, body);
        }
      }
      case "bnsp" -> certifier.send(kind, id, body);
      case "pengantar-kerja" -> send(counsellor, "in.pengantar-kerja." + kind, id, body);
      case "galangan" -> send(shipyard, "in.galangan." + kind, id, body);
      case "alumni", "lsp-konstruksi", "agen-taiwan", "kadin", "hipmi" ->
          post(partner, kind, id, body);
      default -> throw new IllegalArgumentException(partner + " sends nothing here");
    }
  }

  private static void send(QueuePartner client, String address, String id, String body)
      throws JMSException {
    client.send(address, body, Map.of("cloudEvents_id", id), DeliveryMode.PERSISTENT);
  }

  private void post(String partner, String kind, String id, String body) throws Exception {
    post(partner, "messages/" + kind, id, body, 202);
  }

  private void post(String partner, String path, String id, String body, int wanted)
      throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + "/api/v1/" + path))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Basic " + basic(partner))
                    .header("Idempotency-Key", id)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != wanted) {
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
          console    http://127.0.0.1:{http}/console  (operator, operator)
          HTTP       http://127.0.0.1:{http}/api/v1
          AMQP 1.0   amqp://127.0.0.1:{amqp}
          MQTT       mqtt://127.0.0.1:{mqtt}  (3.1.1 and 5)
          STOMP 1.2  127.0.0.1:{stomp}
          accounts   {partners} (the password is the name)
          bnsp       is simulated at {bnsp}
          bank       is simulated at {bank}
          kemnaker, blk-bojonegoro are asked for their lists, at simulated addresses
          lsp-konstruksi is simulated at {lsp}
          kadin, hipmi, agen-taiwan, agen-meksiko drop sheets into {data}/files/<partner>/vacancy/inbox
          kadin, hipmi get the monthly counts by mail, in {data}/mails; hotel-ntb sends a sheet by mail
          blk-banten drops sheets on its SFTP server, {data}/sftp/blk-banten/enrolment/in
          disperindag gets reports on its own, {data}/sftp/disperindag/out

        Send a vacancy as supra, in another shell:
          sed "s/SUPRA-2026-017/SUPRA-$(date +%s)/" mappings/supra/in/vacancy/full.in.json | \\
            curl -u supra:supra -H 'Content-Type: application/json' --data-binary @- \\
            http://127.0.0.1:{http}/api/v1/messages/vacancy

        The same over MQTT, which answers only that it is safe:
          sed "s/SUPRA-2026-017/SUPRA-$(date +%s)/" mappings/supra/in/vacancy/full.in.json | \\
            mosquitto_pub -V mqttv5 -p {mqtt} -u supra -P supra -q 1 -t in/supra/vacancy -s

        See where it went, with the messageId of the answer:
          curl -u supra:supra http://127.0.0.1:{http}/api/v1/messages/<messageId>

        See everything the hub told supra:
          curl -u supra:supra http://127.0.0.1:{http}/api/v1/receipts

        More: README.md, docs/integrator/first-flow.md. Ctrl+C ends it; the data stay in {data}.
        """
            .replace("{http}", String.valueOf(http))
            .replace("{amqp}", String.valueOf(broker.amqpPort()))
            .replace("{mqtt}", String.valueOf(broker.mqttPort()))
            .replace("{stomp}", String.valueOf(broker.stompPort()))
            .replace("{partners}", String.join(", ", SandboxSettings.PARTNERS))
            .replace("{bnsp}", bnspStub.url())
            .replace("{bank}", bankStub.url())
            .replace("{lsp}", lspStub.url())
            .replace("{data}", data.toString()));
  }

  @Override
  public void close() {
    clerk.close();
    lspStub.close();
    List<AutoCloseable> clients =
        new ArrayList<>(
            List.of(
                blk, supra, supraByMqtt, bnsp, counsellor, shipyard, centre, disabilityService));
    clients.addAll(byStomp);
    if (servers != null) {
      clients.add(servers);
    }
    if (mails != null) {
      clients.add(mails);
    }
    for (AutoCloseable client : clients) {
      try {
        client.close();
      } catch (Exception e) {
        LOG.debug("The connection was gone already", e);
      }
    }
  }
}
