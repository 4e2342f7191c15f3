package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls to a partner's interface with what is in their bodies. */
final class CallForms {
  private CallForms() {}

  /**
   * A call with the form its body comes from.
   *
   * @param schema of the body
   * @param samples of the body, by name
   */
  record CallForm(
      AgreedCall call, PackForm form, ObjectNode schema, Map<String, JsonNode> samples) {
    public String schemaPath() {
      return "schemas/calls/" + call.name() + ".schema.json";
    }

    public String samplePath(String sample) {
      return "samples/calls/" + call.name() + '/' + sample + ".json";
    }

    public List<AgreedHeaders.AgreedHeader> headers() {
      return AgreedHeaders.of(call);
    }

    public List<AgreedAnswers.AgreedAnswer> answers() {
      return AgreedAnswers.of(call);
    }
  }

  /** A call whose kind has no contract is left out. */
  static List<CallForm> of(List<AgreedCall> calls, List<PackForm> forms) {
    List<CallForm> all = new ArrayList<>();
    for (AgreedCall call : calls) {
      String name = call.forOrdinary() || !call.forVoids() ? call.kind() : call.kind() + ".void";
      forms.stream()
          .filter(form -> !form.sent() && form.newest() && form.name().equals(name))
          .findFirst()
          .ifPresent(form -> all.add(of(call, form)));
    }
    return List.copyOf(all);
  }

  private static CallForm of(AgreedCall call, PackForm form) {
    Map<String, JsonNode> samples = new TreeMap<>();
    form.samples()
        .forEach(
            (name, sample) -> {
              JsonNode part = sample.at(call.part());
              if (!part.isMissingNode()) {
                samples.put(name, part);
              }
            });
    return new CallForm(call, form, part(form.schema(), call), new LinkedHashMap<>(samples));
  }

  /** The schema of the part that is sent, with the definitions it may refer to. */
  private static ObjectNode part(ObjectNode whole, AgreedCall call) {
    if (call.part().isEmpty()) {
      return whole;
    }
    JsonNode found = whole.at(call.part().replace("/", "/properties/"));
    ObjectNode part = found instanceof ObjectNode known ? known.deepCopy() : whole.objectNode();
    ObjectNode schema = whole.objectNode();
    schema.put("$schema", whole.path("$schema").asText());
    schema.put("title", call.method() + ' ' + call.path());
    schema.setAll(part);
    if (whole.has("$defs")) {
      schema.set("$defs", whole.get("$defs"));
    }
    return schema;
  }
}
