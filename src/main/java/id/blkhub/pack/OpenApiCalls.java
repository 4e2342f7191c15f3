package id.blkhub.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.pack.AgreedAnswers.AgreedAnswer;
import id.blkhub.pack.AgreedHeaders.AgreedHeader;
import id.blkhub.pack.CallForms.CallForm;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The calls to a partner's own interface as webhooks of OpenAPI: path, headers, body, answers. */
final class OpenApiCalls {
  /** OpenAPI wants these described by other means. */
  private static final Set<String> NOT_AS_PARAMETER =
      Set.of("Content-Type", "Accept", "Authorization");

  private OpenApiCalls() {}

  static void add(ObjectNode webhooks, List<CallForm> calls) {
    calls.forEach(one -> add(webhooks, one));
  }

  private static void add(ObjectNode webhooks, CallForm one) {
    AgreedCall call = one.call();
    ObjectNode operation =
        webhooks.putObject(call.name()).putObject(call.method().toLowerCase(Locale.ROOT));
    operation.put("operationId", "deliver-" + call.name());
    operation.put("summary", call.method() + ' ' + call.path());
    operation.put(
        "description",
        "Hub memanggil antarmuka Anda; alamat di depan jalur ini disepakati dengan operator hub. /"
            + " The hub calls your interface; the address in front of this path is agreed with the"
            + " hub's operator.");
    operation.put("x-path", call.path());
    parameters(operation.putArray("parameters"), one.headers());
    ObjectNode content =
        operation
            .putObject("requestBody")
            .put("required", true)
            .putObject("content")
            .putObject(call.contentType());
    content.putObject("schema").put("$ref", "./" + one.schemaPath());
    if (!one.samples().isEmpty()) {
      ObjectNode examples = content.putObject("examples");
      one.samples().forEach((name, body) -> examples.putObject(name).set("value", body));
    }
    answers(operation.putObject("responses"), one.answers());
  }

  private static void parameters(ArrayNode parameters, List<AgreedHeader> headers) {
    for (AgreedHeader header : headers) {
      if (!NOT_AS_PARAMETER.contains(header.name())) {
        ObjectNode parameter = parameters.addObject();
        parameter.put("name", header.name()).put("in", "header");
        parameter.put("required", header.always());
        parameter.put("description", header.meaning().id() + " / " + header.meaning().en());
        parameter.putObject("schema").put("type", "string");
      }
    }
  }

  /** One description for each status; the lines of it say which answer means what. */
  private static void answers(ObjectNode responses, List<AgreedAnswer> answers) {
    for (AgreedAnswer answer : answers) {
      if (!answer.status().isEmpty()) {
        ObjectNode response = responses.withObject("/" + answer.status());
        String line =
            (answer.when().isEmpty() ? "" : answer.when() + ": ")
                + answer.meaning().id()
                + " / "
                + answer.meaning().en()
                + (answer.code() == null ? "" : " (" + answer.code() + ")");
        String before = response.path("description").asText();
        response.put("description", before.isEmpty() ? line : before + "; " + line);
      }
    }
  }
}
