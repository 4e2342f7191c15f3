package id.blkhub.sandbox;

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

  SandboxPartners(int amqp, int http, BnspStub bnspStub, Path data) throws JMSException {
    this.data = data;
    this.amqp = amqp;
    this.http = http;
    this.bnspStub = bnspStub;
    this.blk = new QueuePartner("blk", amqp);
    this.supra = new QueuePartner("supra", amqp);
    this.bnsp = new QueuePartner("bnsp", amqp);
  }

  void listen() throws JMSException {
    blk.listen("out.blk.certification", (body, message) -> got("blk", "certification", message));
    blk.listen("out.blk.vacancy", (body, message) -> got("blk", "vacancy", message));
    supra.listen(
        "out.supra.certification", (body, message) -> got("supra", "certification", message));
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
    for (String kind : List.of("enrolment", "assessment")) {
      for (Path sample : samples(mappings.resolve("blk/in").resolve(kind))) {
        blk.send("in.blk." + kind, Files.readString(sample));
      }
    }
    for (Path sample : samples(mappings.resolve("supra/in/vacancy"))) {
      supra.send("in.supra.vacancy", Files.readString(sample));
    }
    boolean byHttp = true;
    for (Path sample : samples(mappings.resolve("bnsp/in/certification"))) {
      if (byHttp) {
        post("bnsp", "certification", Files.readString(sample));
      } else {
        bnsp.send("in.bnsp.certification", Files.readString(sample));
      }
      byHttp = !byHttp;
    }
    Files.writeString(done, "");
  }

  private static List<Path> samples(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".in.json"))
          .sorted()
          .toList();
    }
  }

  private void post(String partner, String kind, String body) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + http + "/api/v1/messages/" + kind))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Basic " + basic(partner))
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

          HTTP       http://127.0.0.1:{http}/api/v1
          AMQP 1.0   amqp://127.0.0.1:{amqp}
          accounts   {partners} (the password is the name)
          bnsp       is simulated at {bnsp}

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
            .replace("{data}", data.toString()));
  }

  @Override
  public void close() {
    for (QueuePartner partner : List.of(blk, supra, bnsp)) {
      try {
        partner.close();
      } catch (JMSException e) {
        LOG.debug("The connection was gone already", e);
      }
    }
  }
}
