package id.blkhub.crash;

import static org.assertj.core.api.Assertions.assertThat;

import id.blkhub.fault.Extent;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.store.Engine;
import id.blkhub.support.RouteFolder;
import id.blkhub.support.TestHub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * I1 with the power cut that no test can make: whoever was told that a message is accepted was told
 * so after the disk had it. Java's flight recorder counts the calls that make the disk write.
 */
class SyncIT {
  private static final int SENDS = 40;

  @TempDir Path folder;

  @Test
  void shouldHaveTheDiskWriteBeforeEachConfirmation() throws Exception {
    long syncs = syncsOfTheBroker(true);

    assertThat(syncs).as("each of the sends by AMQP and HTTP").isGreaterThanOrEqualTo(2 * SENDS);
  }

  /** So that the test above can fail; with the full form, which has time for a second hub. */
  @Test
  @EnabledIf("inFull")
  void shouldCountFewSyncsWhenTheBrokerDoesNotWaitForTheDisk() throws Exception {
    long syncs = syncsOfTheBroker(false);

    assertThat(syncs).isLessThan(SENDS / 2);
  }

  static boolean inFull() {
    return Extent.full();
  }

  private long syncsOfTheBroker(boolean journalSync) throws Exception {
    Path data = folder.resolve("sync-" + journalSync);
    Path routes = RouteFolder.copyTo(folder.resolve("routes-" + journalSync));
    // nobody takes the messages: what the disk writes is theirs
    Files.delete(routes.resolve("supra/vacancy.camel.yaml"));
    try (TestHub hub =
            TestHub.start(
                data,
                Engine.SQLITE,
                Map.of("hub.routes", routes, "hub.broker.journal-sync", journalSync));
        QueuePartner supra = hub.partner("supra");
        Recording recording = new Recording()) {
      recording.enable("jdk.FileForce").withThreshold(Duration.ZERO).withoutStackTrace();
      recording.start();
      for (int send = 0; send < SENDS; send++) {
        supra.send("in.supra.vacancy", "{\"n\": " + send + "}");
        post(hub.httpPort());
      }
      recording.stop();
      assertThat(hub.depth("in.supra.vacancy")).isEqualTo(2 * SENDS);
      return forced(recording, data.resolve("broker"));
    }
  }

  private static void post(int port) throws Exception {
    String body =
        Files.readString(Path.of("mappings/supra/in/vacancy/full.in.json"), StandardCharsets.UTF_8);
    String basic =
        Base64.getEncoder().encodeToString("supra:supra".getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/api/v1/messages/vacancy"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Basic " + basic)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  private long forced(Recording recording, Path below) throws Exception {
    Path file = folder.resolve("forced.jfr");
    recording.dump(file);
    long count = 0;
    for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
      if (event.getEventType().getName().equals("jdk.FileForce")
          && String.valueOf(event.getString("path")).startsWith(below.toString())) {
        count++;
      }
    }
    return count;
  }
}
