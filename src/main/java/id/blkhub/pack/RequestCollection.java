package id.blkhub.pack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.message.HubAddress;
import java.util.List;
import java.util.Objects;

/**
 * A collection in the form of Postman 2.1, which other programs import too, that runs through the
 * contract: each kind sound, again, broken, taken back; what became of it; what waits. All are
 * tests.
 */
final class RequestCollection {
  private static final String FORM =
      "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

  private final ObjectNode document = JsonNodeFactory.instance.objectNode();
  private final ArrayNode folders;
  private ArrayNode requests;

  private RequestCollection(PackIdentity identity, HubAddress hub) {
    ObjectNode info = document.putObject("info");
    info.put("name", "BLK Exchange Hub: " + identity.partner());
    info.put("schema", FORM);
    info.put(
        "description",
        "Atur variabel secret; jalankan dari atas ke bawah. Semua kiriman bertanda uji. / Set the"
            + " variable secret; run from top to bottom. Whatever is sent is marked as a test.");
    ObjectNode auth = document.putObject("auth").put("type", "basic");
    ArrayNode basic = auth.putArray("basic");
    basic.addObject().put("key", "username").put("value", "{{user}}").put("type", "string");
    basic.addObject().put("key", "password").put("value", "{{secret}}").put("type", "string");
    folders = document.putArray("item");
    requests = folders;
    ArrayNode variables = document.putArray("variable");
    variable(variables, "hub", hub.url());
    variable(variables, "user", identity.partner());
    variable(variables, "secret", "");
    variable(variables, "run", "coba-1");
    variable(variables, "messageId", "");
  }

  private static void variable(ArrayNode variables, String key, String value) {
    variables.addObject().put("key", key).put("value", value);
  }

  static ObjectNode of(PackIdentity identity, HubAddress hub, List<PackForm> forms) {
    RequestCollection collection = new RequestCollection(identity, hub);
    List<PackForm> newest = forms.stream().filter(PackForm::newest).toList();
    newest.stream()
        .filter(form -> form.sent() && !form.samples().isEmpty())
        .forEach(collection::send);
    newest.stream()
        .filter(form -> !form.sent() && form.byQueue() && !form.voids())
        .forEach(collection::take);
    collection.others(newest.stream().anyMatch(PackForm::sent));
    return collection.document;
  }

  private void send(PackForm form) {
    folder("kirim / send " + form.kind());
    JsonNode sound = Objects.requireNonNull(form.samples().get(form.firstSample()));
    post(form, "benar / sound", sound, "1", "", 202);
    post(form, "sekali lagi, id sama / again, the same id", sound, "1", "", 202);
    post(form, "tanpa isi / nothing in it", JsonNodeFactory.instance.objectNode(), "2", "", 422);
    post(form, "dibatalkan / taken back (void)", sound, "3", "void", 202);
  }

  private void take(PackForm form) {
    folder("ambil / take " + form.kind());
    get("yang menunggu / what waits", "/api/v1/outbox/" + form.kind() + "?limit=1", 200);
    ObjectNode ack =
        request(
            "konfirmasi yang tidak ada / acknowledge one that is not there",
            "POST",
            "/api/v1/outbox/01a20060-30c4-7db9-9ac1-2181b3061e13/ack",
            404);
    header(ack, "Content-Type", "application/json");
  }

  private void others(boolean sends) {
    folder("jawaban hub / the hub's answers");
    if (sends) {
      get(
          "keadaan pesan terakhir / state of the last message",
          "/api/v1/messages/{{messageId}}",
          200);
    }
    get("receipts", "/api/v1/receipts?order=newest&limit=20", 200);
    get("kontrak / contracts", "/api/v1/contracts", 200);
    get("tidak dikenal / not known", "/api/v1/messages/01a20060-30c4-7db9-9ac1-2181b3061e13", 404);
    ObjectNode nobody = request("tanpa masuk / without a login", "GET", "/api/v1/contracts", 401);
    nobody.putObject("auth").put("type", "noauth");
  }

  private void folder(String name) {
    requests = folders.addObject().put("name", name).putArray("item");
  }

  private void get(String name, String path, int status) {
    request(name, "GET", path, status);
  }

  private void post(
      PackForm form, String name, JsonNode body, String number, String correction, int status) {
    ObjectNode request = request(name, "POST", "/api/v1/messages/" + form.kind(), status);
    header(request, "Content-Type", "application/json");
    header(request, "Idempotency-Key", "{{run}}-" + form.kind() + '-' + number);
    header(request, "ce-test", "true");
    if (!correction.isEmpty()) {
      header(request, "ce-correction", correction);
      header(request, "ce-correctionreason", "OTHER");
    }
    ObjectNode raw = request.putObject("body").put("mode", "raw").put("raw", body.toPrettyString());
    raw.putObject("options").putObject("raw").put("language", "json");
  }

  private static void header(ObjectNode request, String key, String value) {
    request.withArray("header").addObject().put("key", key).put("value", value);
  }

  /** The script behind a request tells whether it went as it should, and keeps a message's id. */
  private ObjectNode request(String name, String method, String path, int status) {
    ObjectNode item = requests.addObject().put("name", name);
    ObjectNode event = item.putArray("event").addObject().put("listen", "test");
    ArrayNode script = event.putObject("script").put("type", "text/javascript").putArray("exec");
    script.add("pm.test(\"%d\", () => pm.response.to.have.status(%d));".formatted(status, status));
    if (status == 202) {
      script.add("pm.collectionVariables.set(\"messageId\", pm.response.json().messageId);");
    }
    ObjectNode request = item.putObject("request").put("method", method);
    request.putArray("header");
    request.put("url", "{{hub}}" + path);
    return request;
  }
}
