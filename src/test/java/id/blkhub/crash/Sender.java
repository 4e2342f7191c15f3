package id.blkhub.crash;

import id.blkhub.sandbox.MqttPartner;
import id.blkhub.sandbox.MqttPartner.Version;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.StompPartner;
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
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A partner's client that does what it should: what was not confirmed is sent again, under the same
 * id where it has one. Now and then it also sends again what was confirmed.
 */
final class Sender implements Callable<Void> {
  private static final int TWICE_EVERY = 25;
  private static final int ACCEPTED = 202;
  private static final int UNAVAILABLE = 503;
  private static final String ID = "cloudEvents_id";
  private static final String SOURCE = "urn:test";

  private final HubProcess hub;
  private final Stages stages;
  private final List<Letter> letters;
  private final AtomicInteger confirmed;
  private final HttpClient http = HttpClient.newHttpClient();
  private QueuePartner amqp;
  private MqttPartner mqtt5;
  private MqttPartner mqtt3;
  private StompPartner stomp;
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
      return switch (letter.by()) {
        case HTTP -> post(letter);
        case AMQP_WITH_ID -> amqp(letter, Map.of(ID, letter.id(), "cloudEvents_source", SOURCE));
        case AMQP_BARE -> amqp(letter, Map.of());
        case MQTT_5 -> mqtt5(letter);
        case MQTT_3_1_1 -> mqtt3(letter);
        case STOMP -> stomp(letter);
      };
    } catch (JMSException | IOException lost) {
      hangUp();
      return false;
    }
  }

  private boolean amqp(Letter letter, Map<String, String> properties) throws JMSException {
    if (amqp == null) {
      amqp = new QueuePartner(letter.sender(), hub.amqpPort());
    }
    amqp.send(letter.address(), letter.body(), properties, DeliveryMode.PERSISTENT);
    return true;
  }

  private boolean mqtt5(Letter letter) throws IOException {
    if (mqtt5 == null) {
      mqtt5 = new MqttPartner(letter.sender(), hub.mqttPort(), Version.V5);
    }
    mqtt5.send(letter.address(), bytes(letter), Map.of("id", letter.id(), "source", SOURCE));
    return true;
  }

  private boolean mqtt3(Letter letter) throws IOException {
    if (mqtt3 == null) {
      mqtt3 = new MqttPartner(letter.sender(), hub.mqttPort(), Version.V3_1_1);
    }
    mqtt3.send(letter.address(), bytes(letter), Map.of(), 2);
    return true;
  }

  private boolean stomp(Letter letter) throws IOException {
    if (stomp == null) {
      stomp = new StompPartner(letter.sender(), hub.stompPort());
    }
    stomp.send(
        letter.address(), bytes(letter), Map.of(ID, letter.id(), "cloudEvents_source", SOURCE));
    return true;
  }

  private static byte[] bytes(Letter letter) {
    return letter.body().getBytes(StandardCharsets.UTF_8);
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
    List<AutoCloseable> open =
        Stream.of(amqp, mqtt5, mqtt3, stomp).filter(Objects::nonNull).toList();
    amqp = null;
    mqtt5 = null;
    mqtt3 = null;
    stomp = null;
    for (AutoCloseable client : open) {
      try {
        client.close();
      } catch (Exception ignored) {
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
