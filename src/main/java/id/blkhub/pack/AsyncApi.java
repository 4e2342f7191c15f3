package id.blkhub.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** AsyncAPI 3.0 of the queues of this one partner, written from the partner's side. */
final class AsyncApi {
  private static final String FORMAT = "application/schema+json;version=draft-2020-12";

  private final String partner;
  private final ObjectNode document = Template.yaml("asyncapi.yaml");

  private AsyncApi(String partner) {
    this.partner = partner;
  }

  static ObjectNode of(Identity identity, List<Form> forms) {
    AsyncApi api = new AsyncApi(identity.partner());
    identity.describe(api.document);
    api.document.put("id", "urn:blkhub:" + identity.partner());
    forms.stream().filter(Form::byQueue).forEach(api::add);
    if (forms.stream().anyMatch(Form::sent)) {
      api.receipts();
    }
    return api.document;
  }

  private void add(Form form) {
    String channel = form.address(partner);
    String message = (form.sent() ? "in." : "out.") + form.id();
    message(message, form);
    channel(channel, message);
    operation((form.sent() ? "send." : "take.") + form.id(), form.sent(), channel, message)
        .put("summary", form.title());
  }

  private void message(String name, Form form) {
    ObjectNode message = document.withObject("/components/messages").putObject(name);
    message.put("name", form.name()).put("title", form.title());
    message.put("contentType", "application/json");
    message
        .putArray("traits")
        .addObject()
        .put("$ref", "#/components/messageTraits/" + (form.sent() ? "sent" : "delivered"));
    ObjectNode payload = message.putObject("payload").put("schemaFormat", FORMAT);
    payload.putObject("schema").put("$ref", "./" + form.schemaPath());
    if (!form.samples().isEmpty()) {
      ArrayNode examples = message.putArray("examples");
      form.samples()
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
