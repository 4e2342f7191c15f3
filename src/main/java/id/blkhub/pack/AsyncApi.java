package id.blkhub.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.HubAddress;
import java.util.List;

/** AsyncAPI 3.0 of the queues of this one partner, written from the partner's side. */
final class AsyncApi {
  private static final String FORMAT = "application/schema+json;version=draft-2020-12";

  private final String partner;
  private final ObjectNode document = PackTemplate.yaml("asyncapi.yaml");

  private AsyncApi(String partner) {
    this.partner = partner;
  }

  static ObjectNode of(PackIdentity packIdentity, List<PackForm> forms, HubAddress hub) {
    AsyncApi api = new AsyncApi(packIdentity.partner());
    api.server("amqp", "amqp", hub.amqpPort(), hub);
    api.server("mqtt", "mqtt", hub.mqttPort(), hub);
    api.server("stomp", "stomp", hub.stompPort(), hub);
    packIdentity.describe(api.document);
    api.document.put("id", "urn:blkhub:" + packIdentity.partner());
    forms.stream().filter(PackForm::byQueue).forEach(api::add);
    if (forms.stream().anyMatch(PackForm::sent)) {
      api.receipts();
    }
    return api.document;
  }

  private void server(String name, String protocol, int port, HubAddress hub) {
    ObjectNode server = document.withObject("/servers").withObject("/" + name);
    server.put("host", "{hub}:" + port);
    server.withObject("/variables/hub").put("default", hub.host());
    if (!hub.tls()) {
      server.put("protocol", protocol);
    }
  }

  private void add(PackForm packForm) {
    String channel = packForm.address(partner);
    String message = (packForm.sent() ? "in." : "out.") + packForm.id();
    message(message, packForm);
    channel(channel, message);
    operation(
            (packForm.sent() ? "send." : "take.") + packForm.id(),
            packForm.sent(),
            channel,
            message)
        .put("summary", packForm.title());
  }

  private void message(String name, PackForm packForm) {
    ObjectNode message = document.withObject("/components/messages").putObject(name);
    message.put("name", packForm.name()).put("title", packForm.title());
    message.put("contentType", "application/json");
    message
        .putArray("traits")
        .addObject()
        .put("$ref", "#/components/messageTraits/" + (packForm.sent() ? "sent" : "delivered"));
    ObjectNode payload = message.putObject("payload").put("schemaFormat", FORMAT);
    payload.putObject("schema").put("$ref", "./" + packForm.schemaPath());
    if (!packForm.samples().isEmpty()) {
      ArrayNode examples = message.putArray("examples");
      packForm
          .samples()
          .forEach((sample, body) -> examples.addObject().put("name", sample).set("payload", body));
    }
  }

  private void receipts() {
    String channel = "receipts." + partner;
    ObjectNode message = document.withObject("/components/messages").putObject("receipt");
    message.put("name", "receipt").put("title", "What the hub answers to what you sent");
    message.put("contentType", "application/cloudevents+json");
    ObjectNode payload = message.putObject("payload").put("schemaFormat", FORMAT);
    payload.putObject("schema").put("$ref", "./openapi.yaml#/components/schemas/Receipt");
    channel(channel, "receipt");
    operation("take.receipts", false, channel, "receipt")
        .put("summary", "Which of your messages were accepted, rejected, delivered");
  }

  private void channel(String address, String message) {
    ObjectNode channel = document.withObject("/channels").withObject("/" + address);
    channel.put("address", address);
    channel
        .withObject("/messages")
        .putObject(message)
        .put("$ref", "#/components/messages/" + message);
  }

  private ObjectNode operation(String name, boolean sends, String channel, String message) {
    ObjectNode operation = document.withObject("/operations").putObject(name);
    operation.put("action", sends ? "send" : "receive");
    operation.putObject("channel").put("$ref", "#/channels/" + channel);
    operation
        .putArray("messages")
        .addObject()
        .put("$ref", "#/channels/" + channel + "/messages/" + message);
    return operation;
  }
}
