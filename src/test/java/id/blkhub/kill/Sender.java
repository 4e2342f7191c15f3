package id.blkhub.kill;

import id.blkhub.sandbox.QueuePartner;
import id.blkhub.support.HubProcess;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A partner's client that does what it should: what was not confirmed is sent again, under the same
 * id where it has one. Now and then it also sends again what was confirmed.
 */
final class Sender implements Callable<Void> {
  private static final int TWICE_EVERY = 25;
  private static final int ACCEPTED = 202;
  private static final int UNAVAILABLE = 503;

  private final HubProcess hub;
  private final Stages stages;
  private final List<Letter> letters;
  private final AtomicInteger confirmed;
  private final HttpClient http = HttpClient.newHttpClient();
  private QueuePartner connection;
  private int unconfirmed;
  private int twice;

  /**
   * @param confirmed counts the messages of all senders the hub confirmed
   */
  Sender(HubProcess hub, Stages stages, List<Letter> letters, AtomicInteger confirmed) {
    this.hub = hub;
    this.stages = stages;
    this.letters = letters;
    this.confirmed = confirmed;
  }

  @Override
  public Void call() throws Exception {
    for (int place = 0; place < letters.size(); place++) {
      stages.await(place, letters.size());
      Letter letter = letters.get(place);
      untilConfirmed(letter);
      confirmed.incrementAndGet();
      if (place % TWICE_EVERY == 0) {
        twice++;
        untilConfirmed(letter);
      }
    }
    hangUp();
    return null;
  }

  private void untilConfirmed(Letter letter) throws InterruptedException {
    while (!confirmed(letter)) {
      unconfirmed++;
      hub.awaitUp();
    }
  }

  private boolean confirmed(Letter letter) throws InterruptedException {
    try {
      return letter.by() == Letter.By.HTTP ? post(letter) : send(letter);
    } catch (JMSException | IOException lost) {
      hangUp();
      return false;
    }
  }

  private boolean send(Letter letter) throws JMSException {
    if (connection == null) {
      connection = new QueuePartner(letter.sender(), hub.amqpPort());
    }
    connection.send(
        "in." + letter.sender() + '.' + letter.kind(),
        letter.body(),
        letter.by() == Letter.By.AMQP_WITH_ID
            ? Map.of("cloudEvents_id", letter.id(), "cloudEvents_source", "urn:test")
            : Map.of(),
        DeliveryMode.PERSISTENT);
    return true;
  }

  private boolean post(Letter letter) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:" + hub.httpPort() + "/api/v1/messages/" + letter.kind()))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", letter.id())
                .header("Authorization", "Basic " + basic(letter.sender()))
                .POST(HttpRequest.BodyPublishers.ofString(letter.body()))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() == ACCEPTED || answer.statusCode() == UNAVAILABLE) {
      return answer.statusCode() == ACCEPTED;
    }
    throw new IllegalStateException(letter.id() + " was answered " + answer.body());
  }

  private static String basic(String partner) {
    return Base64.getEncoder()
        .encodeToString((partner + ":" + partner).getBytes(StandardCharsets.UTF_8));
  }

  private void hangUp() {
    QueuePartner open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (JMSException ignored) {
        // the hub is dead
      }
    }
  }

  /** Sends nobody confirmed; the hub may have taken them or not. */
  int unconfirmed() {
    return unconfirmed;
  }

  /** Messages sent again although they were confirmed. */
  int twice() {
    return twice;
  }
}
