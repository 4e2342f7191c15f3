package id.blkhub.rehearsal;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.declaration.Key;
import id.blkhub.door.Addresses;
import id.blkhub.door.MessageProperties;
import id.blkhub.message.Ids;
import id.blkhub.message.TestMark;
import id.blkhub.message.Text;
import id.blkhub.partner.PartnerProfile.PartnerStage;
import id.blkhub.queue.OutgoingMessage;
import id.blkhub.rehearsal.Scenario.ScenarioStep;
import id.blkhub.rehearsal.ScenarioKeys.OfSend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the message a {@code send} step speaks of, as the door would put it into its queue. */
final class ScenarioMessage {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private ScenarioMessage() {}

  /**
   * @param now milliseconds since 1970, when the door received it
   * @throws ScenarioUnsound when a changed field has no place in the sample
   */
  static OutgoingMessage of(Workspace workspace, ScenarioStep scenarioStep, long now)
      throws IOException {
    JsonNode what = scenarioStep.what();
    Map<String, Object> properties = new HashMap<>();
    properties.put(MessageProperties.MESSAGE_ID, Ids.next());
    properties.put(MessageProperties.RECEIVED, now);
    properties.put(MessageProperties.SENDER_ID, text(what, OfSend.ID));
    properties.put(MessageProperties.SOURCE, text(what, OfSend.SOURCE));
    properties.put(MessageProperties.DATASCHEMA, text(what, OfSend.DATASCHEMA));
    boolean inTest =
        workspace
            .partners()
            .find(OfSend.FROM.in(what).asText())
            .filter(sender -> sender.stage() == PartnerStage.TEST)
            .isPresent();
    String said = OfSend.TEST.isIn(what) ? OfSend.TEST.in(what).asText() : null;
    properties.put(MessageProperties.TEST, TestMark.noted(said, inTest));
    properties.put(MessageProperties.CORRECTION, text(what, OfSend.CORRECTION));
    properties.put(MessageProperties.CORRECTION_REASON, text(what, OfSend.REASON));
    String address = Addresses.in(OfSend.FROM.in(what).asText(), OfSend.KIND.in(what).asText());
    return OutgoingMessage.internal(address, body(workspace, scenarioStep), properties);
  }

  private static @Nullable String text(JsonNode what, Key key) {
    return key.in(what).textValue();
  }

  private static byte[] body(Workspace workspace, ScenarioStep scenarioStep) throws IOException {
    JsonNode what = scenarioStep.what();
    if (OfSend.TEXT.isIn(what)) {
      return OfSend.TEXT.in(what).asText().getBytes(StandardCharsets.UTF_8);
    }
    if (OfSend.BODY.isIn(what)) {
      return JSON.writeValueAsBytes(OfSend.BODY.in(what));
    }
    JsonNode sample = JSON.readTree(ScenarioNames.sent(workspace, what).toFile());
    for (Map.Entry<String, JsonNode> change : OfSend.WITH.in(what).properties()) {
      change(scenarioStep, sample, change.getKey(), change.getValue());
    }
    return JSON.writeValueAsBytes(sample);
  }

  private static void change(
      ScenarioStep scenarioStep, JsonNode sample, String pointer, JsonNode value) {
    JsonPointer at = JsonPointer.compile(pointer.startsWith("/") ? pointer : "");
    // the whole sample has no place in which it could be changed
    JsonNode parent = at.matches() ? MissingNode.getInstance() : sample.at(at.head());
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
      String place =
          scenarioStep
              .places()
              .at(OfSend.WITH.pointer() + "/" + pointer.replace("~", "~0").replace("/", "~1"));
      throw new ScenarioUnsound(
          ScenarioUnsound.lines(
              place,
              ScenarioProblem.NAMES_NOTHING,
              new Text(
                  "Contoh tidak punya tempat " + pointer + ".",
                  "The sample has no place " + pointer + ".")));
    }
  }
}
