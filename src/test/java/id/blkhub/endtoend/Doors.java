package id.blkhub.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.blkhub.endtoend.Plan.Step;
import id.blkhub.message.State;
import id.blkhub.sandbox.MqttPartner;
import id.blkhub.sandbox.MqttPartner.Version;
import id.blkhub.sandbox.QueuePartner;
import id.blkhub.sandbox.StompPartner;
import id.blkhub.support.HttpPartner;
import id.blkhub.support.TestHub;
import jakarta.jms.DeliveryMode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** One thread's own connections, over every protocol. */
final class Doors implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SOURCE = "urn:uji";

  private final TestHub hub;
  private final Map<String, AutoCloseable> connections = new HashMap<>();
  private final Map<String, HttpPartner> https = new HashMap<>();

  private enum Way {
    AMQP,
    MQTT_3_1_1,
    MQTT_5,
    STOMP,
    HTTP
  }

  /** Makes a connection that is not there yet. */
  private interface Connect<T> {
    T connect() throws Exception;
  }

  Doors(TestHub hub) {
    this.hub = hub;
  }

  /**
   * Sends it and returns once the hub has confirmed it.
   *
   * @param turn decides over which protocol
   */
  void send(Step step, int turn) throws Exception {
    Way way = Way.values()[turn % Way.values().length];
    if (way == Way.HTTP && step.byQueue()) {
      way = Way.AMQP;
    }
    if (way == Way.MQTT_3_1_1 && !isJson(step.body())) {
      // it cannot be the data of an event
      way = Way.MQTT_5;
    }
    String partner = step.sender();
    String address = "in." + partner + '.' + step.kind();
    Map<String, String> attributes = Map.of("id", step.id(), "source", SOURCE);
    switch (way) {
      case AMQP ->
          connection("amqp " + partner, () -> hub.partner(partner), QueuePartner.class)
              .send(
                  address,
                  new String(step.body(), UTF_8),
                  Map.of("cloudEvents_id", step.id(), "cloudEvents_source", SOURCE),
                  DeliveryMode.NON_PERSISTENT);
      case MQTT_3_1_1 ->
          connection("mqtt 3 " + partner, () -> mqtt(partner, Version.V3_1_1), MqttPartner.class)
              .send(address, step.body(), attributes, 2);
      case MQTT_5 ->
          connection("mqtt 5 " + partner, () -> mqtt(partner, Version.V5), MqttPartner.class)
              .send(address, step.body(), attributes);
      case STOMP ->
          connection(
                  "stomp " + partner,
                  () -> new StompPartner(partner, hub.stompPort()),
                  StompPartner.class)
              .send(address, step.body(), Map.of("ce-id", step.id(), "cloudEvents:source", SOURCE));
      case HTTP -> post(step);
    }
  }

  private static boolean isJson(byte[] body) throws IOException {
    try {
      JSON.readTree(body);
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private MqttPartner mqtt(String partner, Version version) throws Exception {
    return new MqttPartner(partner, hub.mqttPort(), version);
  }

  private <T extends AutoCloseable> T connection(String name, Connect<T> connect, Class<T> type)
      throws Exception {
    if (!connections.containsKey(name)) {
      connections.put(name, connect.connect());
    }
    return type.cast(connections.get(name));
  }

  private void post(Step step) {
    HttpPartner http =
        https.computeIfAbsent(step.sender(), id -> new HttpPartner(id, id, hub.httpPort()));
    HttpPartner.Answer answer =
        http.post(
            step.kind(),
            step.body(),
            "ce-specversion",
            "1.0",
            "ce-id",
            step.id(),
            "ce-source",
            SOURCE,
            "ce-type",
            "uji");
    assertThat(answer.status())
        .as("%s: %s", step.key(), answer.text())
        .isIn(step.expected() == State.REJECTED ? Set.of(202, 400, 422) : Set.of(202));
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable connection : connections.values()) {
      connection.close();
    }
  }
}
