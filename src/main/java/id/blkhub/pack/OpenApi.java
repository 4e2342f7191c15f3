package id.blkhub.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.HubAddress;
import id.blkhub.pack.CallForms.CallForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** OpenAPI 3.1 of the hub's HTTP interface, as this one partner may use it. */
final class OpenApi {
  private static final String JSON = "application/json";
  private static final List<String> REFUSALS =
      List.of("400", "401", "403", "409", "413", "415", "422", "429", "503");

  private static final List<String> NO_ANSWERS =
      List.of("400", "401", "403", "404", "409", "413", "415", "422", "429", "502", "503", "504");
  private static final String ONLY_AGREED = "The fields of the agreement";

  private final ObjectNode document = PackTemplate.yaml("openapi.yaml");
  private final ObjectNode paths = document.withObject("/paths");

  private OpenApi() {}

  /**
   * @param calls that the hub makes to the partner's own interface
   * @param questions that the partner may ask others
   */
  static ObjectNode of(
      PackIdentity packIdentity,
      List<PackForm> forms,
      List<CallForm> calls,
      List<PackQuestion> questions,
      HubAddress hub) {
    OpenApi api = new OpenApi();
    packIdentity.describe(api.document);
    ((ObjectNode) api.document.at("/servers/0/variables/hub")).put("default", hub.url());
    Map<String, List<PackForm>> versions =
        forms.stream()
            .collect(
                Collectors.groupingBy(
                    packForm -> (packForm.sent() ? "in." : "out.") + packForm.name(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    versions.values().stream().filter(all -> all.get(0).sent()).forEach(api::send);
    versions.values().stream()
        .filter(all -> !all.get(0).sent() && !all.get(0).voids())
        .forEach(all -> api.outbox(all, voids(all.get(0), forms)));
    questions.forEach(api::ask);
    if (!calls.isEmpty()) {
      OpenApiCalls.add(api.document.putObject("webhooks"), calls);
    }
    api.paths.setAll(PackTemplate.yaml("openapi-self-test.yaml"));
    if (forms.stream().anyMatch(packForm -> !packForm.sent() && packForm.byQueue())) {
      api.paths.setAll(PackTemplate.yaml("openapi-outbox.yaml"));
    }
    return api.document;
  }

  /** The form of a void of the same kind, where there is one. */
  private static List<PackForm> voids(PackForm ordinary, List<PackForm> forms) {
    return forms.stream()
        .filter(form -> !form.sent() && form.voids() && form.kind().equals(ordinary.kind()))
        .toList();
  }

  private void send(List<PackForm> versions) {
    PackForm packForm = versions.get(0);
    ObjectNode post = operation(paths, "/api/v1/messages/" + packForm.name(), "post");
    post.put("operationId", "send-" + packForm.name()).put("summary", packForm.title());
    post.putArray("tags").add("messages");
    ArrayNode parameters = post.putArray("parameters");
    reference(parameters.addObject(), "parameters/idempotencyKey");
    reference(parameters.addObject(), "parameters/test");
    reference(parameters.addObject(), "parameters/correction");
    reference(parameters.addObject(), "parameters/correctionReason");
    reference(parameters.addObject(), "parameters/eventId");
    reference(parameters.addObject(), "parameters/eventSource");
    if (versions.size() > 1) {
      dataschema(parameters.addObject(), versions);
    }
    body(post, versions);
    ObjectNode responses = post.putObject("responses");
    ObjectNode taken = responses.putObject("202").put("description", "It is safe with the hub");
    reference(content(taken, JSON).putObject("schema"), "schemas/Received");
    REFUSALS.forEach(status -> reference(responses.putObject(status), "responses/Problem"));
  }

  private void ask(PackQuestion asked) {
    ObjectNode post = operation(paths, asked.address(), "post");
    post.put("operationId", "ask-" + asked.agreed().of() + '-' + asked.agreed().question());
    post.put("summary", asked.question().path("title").asText());
    post.putArray("tags").add("messages");
    reference(post.putArray("parameters").addObject(), "parameters/idempotencyKey");
    ObjectNode body = post.putObject("requestBody").put("required", true);
    content(body, JSON).putObject("schema").put("$ref", "./" + asked.questionPath());
    ObjectNode responses = post.putObject("responses");
    ObjectNode answered = responses.putObject("200").put("description", ONLY_AGREED);
    ObjectNode schema = content(answered, JSON).putObject("schema").put("type", "object");
    schema.putArray("required").add("messageId").add("answeredAt").add("answer");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("messageId").put("type", "string");
    properties.putObject("answeredAt").put("type", "string").put("format", "date-time");
    // with the fields of the agreement alone it need not keep its whole contract
    properties.putObject("answer").put("type", "object").put("x-contract", asked.answerPath());
    NO_ANSWERS.forEach(status -> reference(responses.putObject(status), "responses/Problem"));
  }

  /** The header by which a sender names the version of its contract. */
  private static void dataschema(ObjectNode parameter, List<PackForm> versions) {
    parameter.put("name", "ce-dataschema").put("in", "header");
    parameter.put("description", "Versi kontrak / the version of the contract");
    ArrayNode numbers = parameter.putObject("schema").put("type", "string").putArray("enum");
    versions.forEach(packForm -> numbers.add(String.valueOf(packForm.version())));
  }

  private void outbox(List<PackForm> versions, List<PackForm> voids) {
    PackForm packForm = versions.get(0);
    if (!packForm.byQueue()) {
      return;
    }
    ObjectNode get = operation(paths, "/api/v1/outbox/" + packForm.kind(), "get");
    get.put("operationId", "look-" + packForm.kind()).put("summary", packForm.title());
    get.putArray("tags").add("outbox");
    ArrayNode parameters = get.putArray("parameters");
    reference(parameters.addObject(), "parameters/after");
    ObjectNode limit = parameters.addObject().put("name", "limit").put("in", "query");
    limit
        .putObject("schema")
        .put("type", "integer")
        .put("minimum", 1)
        .put("maximum", 100)
        .put("default", 20);
    ObjectNode responses = get.putObject("responses");
    ObjectNode page =
        responses.putObject("200").put("description", "The oldest first; nothing is taken by it");
    ObjectNode schema = content(page, JSON).putObject("schema").put("type", "object");
    schema.putArray("required").add("items").add("next");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("next").put("type", "string");
    item(properties.putObject("items").put("type", "array").putObject("items"), versions, voids);
    List.of("400", "401", "403", "404", "429", "503")
        .forEach(status -> reference(responses.putObject(status), "responses/Problem"));
  }

  private static void item(ObjectNode item, List<PackForm> versions, List<PackForm> voids) {
    item.put("type", "object");
    item.putArray("required").add("id").add("type").add("time").add("kind").add("data");
    ObjectNode properties = item.putObject("properties");
    properties.putObject("id").put("type", "string");
    properties.putObject("type").put("type", "string");
    properties.putObject("time").put("type", "string").put("format", "date-time");
    properties.putObject("kind").put("const", versions.get(0).kind());
    properties.putObject("repeated").put("type", "boolean");
    properties.putObject("correction").putArray("enum").add("void").add("correct");
    properties.putObject("test").put("type", "boolean");
    List<PackForm> all = new ArrayList<>(versions);
    all.addAll(voids);
    schema(properties.putObject("data"), all);
  }

  private static void schema(ObjectNode schema, List<PackForm> versions) {
    if (versions.size() == 1) {
      schema.put("$ref", "./" + versions.get(0).schemaPath());
      return;
    }
    ArrayNode any = schema.putArray("anyOf");
    versions.forEach(packForm -> any.addObject().put("$ref", "./" + packForm.schemaPath()));
  }

  private static void body(ObjectNode operation, List<PackForm> versions) {
    PackForm packForm = versions.get(0);
    ObjectNode body = operation.putObject("requestBody").put("required", true);
    ObjectNode content = content(body, JSON);
    schema(content.putObject("schema"), versions);
    if (!packForm.samples().isEmpty()) {
      ObjectNode examples = content.putObject("examples");
      packForm.samples().forEach((name, sample) -> examples.putObject(name).set("value", sample));
    }
  }

  private static ObjectNode operation(ObjectNode parent, String path, String method) {
    return parent.putObject(path).putObject(method);
  }

  private static ObjectNode content(ObjectNode parent, String type) {
    return parent.putObject("content").putObject(type);
  }

  private static void reference(ObjectNode node, String component) {
    node.put("$ref", "#/components/" + component);
  }
}
