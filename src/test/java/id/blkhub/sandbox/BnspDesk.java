package id.blkhub.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.sandbox.BnspStub.Received;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the certification body knows and decides, without any HTTP. */
final class BnspDesk {
  static final String USER = "blk-hub";
  static final String KEY = "kunci-sandbox-bnsp";
  static final String SCHEDULE = "/jadwal";
  static final String PARTICIPANT = "/jadwal/peserta";
  static final String CERTIFICATE = "/sertifikat/cek";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final Map<String, Instant> tokens = new HashMap<>();
  private final Map<String, Stored> answered = new HashMap<>();
  private final List<Received> received = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private final Set<Long> scheduleIds = new HashSet<>();
  private Duration tokenLife = Duration.ofMinutes(30);
  private long lastId = 4100;
  private long logins;

  /** A status and the envelope around it. */
  record Answer(int status, JsonNode body) {
    static Answer ok(ObjectNode data) {
      return new Answer(200, envelope("OK", "berhasil").set("data", data));
    }

    static Answer error(int status, String code, String message) {
      return new Answer(status, envelope(code, message).putNull("data"));
    }

    private static ObjectNode envelope(String code, String message) {
      return JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    }
  }

  private record Stored(JsonNode request, Answer answer) {}

  synchronized Answer logIn(String user, String key) {
    if (!USER.equals(user) || !KEY.equals(key)) {
      return Answer.error(401, "UNAUTHORIZED", "pengguna atau kunci salah");
    }
    String token = UUID.randomUUID().toString();
    tokens.put(token, Instant.now().plus(tokenLife));
    logins++;
    return Answer.ok(
        JsonNodeFactory.instance
            .objectNode()
            .put("token", token)
            .put("expires_in", Math.max(1, tokenLife.toSeconds())));
  }

  synchronized Answer serve(
      String method, String path, String token, String key, String contentType, byte[] body) {
    if (token == null || !tokens.getOrDefault(token, Instant.MIN).isAfter(Instant.now())) {
      return Answer.error(401, "UNAUTHORIZED", "token tidak berlaku");
    }
    if (!List.of(SCHEDULE, PARTICIPANT, CERTIFICATE).contains(path)) {
      return Answer.error(404, "NOT_FOUND", "tidak ditemukan");
    }
    if (!method.equals("POST")) {
      return Answer.error(405, "METHOD_NOT_ALLOWED", "gunakan POST");
    }
    if (contentType == null || !contentType.startsWith("application/json")) {
      return Answer.error(415, "UNSUPPORTED", "gunakan JSON");
    }
    JsonNode request = parse(body);
    if (request == null) {
      return Answer.error(400, "BAD_JSON", "bukan JSON");
    }
    return path.equals(CERTIFICATE) ? certificate(request) : once(path, key, request);
  }

  /**
   * Its certificates of 2026 are valid, those of 2019 have ended, and of others it knows nothing.
   */
  private static Answer certificate(JsonNode request) {
    String number = request.path("nomor_sertifikat").asText();
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("nomor_sertifikat", number);
    boolean valid = number.endsWith("2026");
    if (!valid && !number.endsWith("2019")) {
      return Answer.ok(data.put("status", "TIDAK_DITEMUKAN"));
    }
    return Answer.ok(
        data.put("status", valid ? "BERLAKU" : "KEDALUWARSA")
            .put("kode_skema", "SKM-LAS-2024-01")
            .put("tgl_srtf", valid ? "15-04-2026" : "11-03-2019")
            .put("tgl_srtf_end", valid ? "15-04-2029" : "11-03-2022")
            .put("nik", "3507245703040002")
            .put("nama", "Contoh Peserta Satu"));
  }

  private Answer once(String path, String key, JsonNode request) {
    Stored before = key == null ? null : answered.get(path + ' ' + key);
    if (before != null) {
      return before.request().equals(request)
          ? before.answer()
          : refuse(path, List.of("Idempotency-Key sama dengan isi berbeda"));
    }
    boolean schedule = path.equals(SCHEDULE);
    List<String> problems =
        schedule ? BnspFields.SCHEDULE.check(request) : BnspFields.PARTICIPANT.check(request);
    if (!schedule && !scheduleIds.contains(request.path("jadwal_id").asLong(-1))) {
      problems.add("jadwal_id tidak dikenal");
    }
    if (!problems.isEmpty()) {
      return refuse(path, problems);
    }
    long id = ++lastId;
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    if (schedule) {
      scheduleIds.add(id);
      data.put("id_jadwal", id).put("kode_jadwal", "JDW-" + id);
    } else {
      data.put("id_peserta", id);
    }
    received.add(new Received(path, key, request, id));
    Answer answer = Answer.ok(data);
    if (key != null) {
      answered.put(path + ' ' + key, new Stored(request, answer));
    }
    return answer;
  }

  private Answer refuse(String path, List<String> problems) {
    String message = String.join("; ", problems);
    refusals.add(path + ": " + message);
    return Answer.error(422, "INVALID", message);
  }

  private static JsonNode parse(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(new String(body, StandardCharsets.UTF_8));
      return tree.isObject() ? tree : null;
    } catch (JsonProcessingException notJson) {
      return null;
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  synchronized void tokenLife(Duration life) {
    tokenLife = life;
  }

  synchronized void revokeTokens() {
    tokens.clear();
  }

  synchronized List<Received> received() {
    return List.copyOf(received);
  }

  synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  synchronized long logins() {
    return logins;
  }
}
