package id.blkhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What the bank knows and answers, without any HTTP. */
final class BankDesk {
  static final String CLIENT = "blk-hub";
  static final String CLIENT_SECRET = "kunci-klien-sandbox-bank";
  static final String SECRET = "rahasia-hmac-sandbox-bank";
  static final String PARTNER_ID = "BLKHUB";
  static final String CHANNEL_ID = "95221";
  static final String TOKEN = "/v1.0/access-token/b2b";
  static final String REFERRAL = "/v1.0/kur/referral";
  static final String CANCEL = "/v1.0/kur/referral/cancel";

  private static final JsonMapper JSON = new JsonMapper();

  private final Set<String> tokens = new HashSet<>();
  private final Set<String> externalIds = new HashSet<>();
  private final List<BankStub.Received> received = new ArrayList<>();
  private final List<JsonNode> cancelled = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private long logins;

  /** A status and the body around its code of seven digits. */
  record Answer(int status, ObjectNode body) {
    static Answer of(int status, String serviceAndCase, String message) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      body.put("responseCode", status + serviceAndCase).put("responseMessage", message);
      return new Answer(status, body);
    }
  }

  synchronized Answer logIn(UnaryOperator<String> header, byte[] body) {
    boolean known =
        CLIENT.equals(header.apply("X-CLIENT-KEY"))
            && CLIENT_SECRET.equals(header.apply("X-CLIENT-SECRET"));
    if (!known || !json(body).path("grantType").asText().equals("client_credentials")) {
      return Answer.of(401, "7300", "Unauthorized");
    }
    String token = UUID.randomUUID().toString();
    tokens.add(token);
    logins++;
    Answer answer = Answer.of(200, "7300", "Successful");
    answer.body().put("accessToken", token).put("tokenType", "BearerToken").put("expiresIn", "900");
    return answer;
  }

  synchronized Answer refer(String method, String path, UnaryOperator<String> header, byte[] body) {
    Answer refusal = refusal("74", method, path, header, body);
    if (refusal != null) {
      return refusal;
    }
    JsonNode referral = json(body);
    if (!wellFormed(referral)) {
      refusals.add("Invalid Field Format");
      return Answer.of(400, "7401", "Invalid Field Format");
    }
    String number = referral.path("partnerReferenceNo").asText();
    if (received.stream().anyMatch(one -> number.equals(reference(one)))) {
      return Answer.of(409, "7401", "Duplicate partnerReferenceNo");
    }
    String externalId = header.apply("X-EXTERNAL-ID");
    externalIds.add(externalId);
    String reference = "KUR%08d".formatted(received.size() + 1);
    received.add(new BankStub.Received(externalId, referral, reference));
    Answer answer = Answer.of(200, "7400", "Successful");
    answer.body().put("referenceNo", reference);
    return answer;
  }

  private static String reference(BankStub.Received referral) {
    return referral.body().path("partnerReferenceNo").asText();
  }

  synchronized Answer cancel(
      String method, String path, UnaryOperator<String> header, byte[] body) {
    Answer refusal = refusal("75", method, path, header, body);
    if (refusal != null) {
      return refusal;
    }
    JsonNode cancellation = json(body);
    String number = cancellation.path("originalPartnerReferenceNo").asText();
    if (received.stream().noneMatch(one -> number.equals(reference(one)))) {
      refusals.add("Transaction Not Found");
      return Answer.of(404, "7501", "Transaction Not Found");
    }
    externalIds.add(header.apply("X-EXTERNAL-ID"));
    cancelled.add(cancellation);
    return Answer.of(200, "7500", "Successful");
  }

  /** Notes the id of the call and fails before anything is stored. */
  synchronized Answer failHalfway(UnaryOperator<String> header) {
    externalIds.add(header.apply("X-EXTERNAL-ID"));
    return Answer.of(500, "7400", "General Error");
  }

  synchronized boolean knows(UnaryOperator<String> header) {
    return externalIds.contains(header.apply("X-EXTERNAL-ID"));
  }

  /** What is wrong with the call whatever its content; null where nothing is. */
  private Answer refusal(
      String service, String method, String path, UnaryOperator<String> header, byte[] body) {
    String authorization = header.apply("Authorization");
    String token =
        authorization != null && authorization.startsWith("Bearer ")
            ? authorization.substring("Bearer ".length())
            : "";
    if (!tokens.contains(token)) {
      return Answer.of(401, service + "01", "Invalid Token (B2B)");
    }
    String problem = signatureProblem(method, path, token, header, body);
    if (problem != null) {
      refusals.add(problem);
      return Answer.of(401, service + "00", "Unauthorized. " + problem);
    }
    return externalIds.contains(header.apply("X-EXTERNAL-ID"))
        ? Answer.of(409, service + "00", "Conflict")
        : null;
  }

  private static String signatureProblem(
      String method, String path, String token, UnaryOperator<String> header, byte[] body) {
    String time = header.apply("X-TIMESTAMP");
    String externalId = header.apply("X-EXTERNAL-ID");
    if (!PARTNER_ID.equals(header.apply("X-PARTNER-ID"))
        || !CHANNEL_ID.equals(header.apply("CHANNEL-ID"))) {
      return "X-PARTNER-ID or CHANNEL-ID";
    }
    if (externalId == null || externalId.isEmpty() || externalId.length() > 36) {
      return "X-EXTERNAL-ID";
    }
    if (time == null || time.length() != 25 || !recent(time)) {
      return "X-TIMESTAMP";
    }
    String signature = header.apply("X-SIGNATURE");
    return signature != null
            && SnapSignature.fits(signature, SECRET, method, path, token, body, time)
        ? null
        : "X-SIGNATURE";
  }

  private static boolean recent(String time) {
    try {
      Duration age = Duration.between(OffsetDateTime.parse(time).toInstant(), Instant.now());
      return age.abs().compareTo(Duration.ofMinutes(5)) < 0;
    } catch (DateTimeException noTime) {
      return false;
    }
  }

  /** Amounts are texts with two decimals, and nothing of health is ever asked for. */
  private static boolean wellFormed(JsonNode referral) {
    return referral.path("partnerReferenceNo").isTextual()
        && referral.at("/amount/value").asText().matches("[1-9]\\d*\\.00")
        && referral.at("/amount/currency").asText().equals("IDR")
        && referral.at("/customer/identityNo").asText().matches("\\d{16}");
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException noJson) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  synchronized void revokeTokens() {
    tokens.clear();
  }

  synchronized List<BankStub.Received> received() {
    return List.copyOf(received);
  }

  synchronized List<JsonNode> cancelled() {
    return List.copyOf(cancelled);
  }

  synchronized List<String> refusals() {
    return List.copyOf(refusals);
  }

  synchronized long logins() {
    return logins;
  }
}
