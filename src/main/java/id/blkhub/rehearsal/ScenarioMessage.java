package id.blkhub.rehearsal;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Ids;
import id.blkhub.message.TestMark;
import id.blkhub.partner.PartnerProfile.Stage;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.rehearsal.Scenario.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Makes the message a {@code send} step speaks of, as the door would put it into its queue. */
final class ScenarioMessage {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private ScenarioMessage() {}

  /**
   * @param now milliseconds since 1970, when the door received it
   * @throws ScenarioUnsound when a changed field has no place in the sample
   */
  static OutgoingMessage of(Workspace workspace, Step step, long now) throws IOException {
    JsonNode what = step.what();
    Map<String, Object> properties = new HashMap<>();
    properties.put(MessageProperties.MESSAGE_ID, Ids.next());
    properties.put(MessageProperties.RECEIVED, now);
    properties.put(MessageProperties.SENDER_ID, text(what, "id"));
    properties.put(MessageProperties.SOURCE, text(what, "source"));
    properties.put(MessageProperties.DATASCHEMA, text(what, "dataschema"));
    boolean inTest =
        workspace
            .partners()
            .find(text(what, "from"))
            .filter(sender -> sender.stage() == Stage.TEST)
            .isPresent();
    String said = what.has("test") ? what.get("test").asText() : null;
    properties.put(MessageProperties.TEST, TestMark.noted(said, inTest));
    properties.put(MessageProperties.CORRECTION, text(what, "correction"));
    properties.put(MessageProperties.CORRECTION_REASON, text(what, "reason"));
    String address = Addresses.in(text(what, "from"), text(what, "kind"));
    return OutgoingMessage.internal(address, body(workspace, step), properties);
  }

  private static String text(JsonNode what, String name) {
    return what.path(name).textValue();
  }

  private static byte[] body(Workspace workspace, Step step) throws IOException {
    JsonNode what = step.what();
    if (what.has("text")) {
      return text(what, "text").getBytes(StandardCharsets.UTF_8);
    }
    if (what.has("body")) {
      return JSON.writeValueAsBytes(what.get("body"));
    }
    JsonNode sample = JSON.readTree(ScenarioNames.sample(workspace, what, "from", "in").toFile());
    for (Map.Entry<String, JsonNode> change : what.path("with").properties()) {
      change(step, sample, change.getKey(), change.getValue());
    }
    return JSON.writeValueAsBytes(sample);
  }

  private static void change(Step step, JsonNode sample, String pointer, JsonNode value) {
    JsonPointer at = pointer.startsWith("/") ? JsonPointer.compile(pointer) : null;
    JsonNode parent = at == null ? null : sample.at(at.head());
    if (parent instanceof ObjectNode object) {
      String name = at.last().getMatchingProperty();
      if (value.isNull()) {
        object.remove(name);
      } else {
        object.set(name, value);
      }
    } else if (parent instanceof ArrayNode array && at.last().getMatchingIndex() >= 0) {
      int index = at.last().getMatchingIndex();
      if (value.isNull()) {
        array.remove(index);
      } else if (index < array.size()) {
        array.set(index, value);
      } else {
        array.add(value);
      }
    } else {
      String place = step.places().at("/with/" + pointer.replace("~", "~0").replace("/", "~1"));
      throw new ScenarioUnsound(
          ScenarioUnsound.lines(
              place,
              ScenarioProblem.NAMES_NOTHING,
              new id.blkhub.message.Text(
                  "Contoh tidak punya tempat " + pointer + ".",
                  "The sample has no place " + pointer + ".")));
    }
  }
}
