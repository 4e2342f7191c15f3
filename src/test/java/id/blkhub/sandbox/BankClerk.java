package id.blkhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bank's own HTTP client: tells the hub what it decided on each referral, one by one. */
public final class BankClerk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("sandbox");
  private static final ZoneOffset JAKARTA = ZoneOffset.ofHours(7);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI door;
  private final ExecutorService desk = Executors.newSingleThreadExecutor();

  /**
   * @param httpPort where the hub takes messages
   */
  public BankClerk(int httpPort) {
    door = URI.create("http://127.0.0.1:" + httpPort + "/api/v1/messages/microcredit-decision");
  }

  /** From now on every referral the bank takes is received, approved and paid out. */
  public void serve(BankStub bank) {
    bank.whenAccepted(
        one ->
            desk.execute(
                () ->
                    List.of("RECEIVED", "APPROVED", "DISBURSED")
                        .forEach(decision -> tell(one, decision))));
  }

  private void tell(BankStub.Received referral, String decision) {
    String number = referral.body().path("partnerReferenceNo").asText();
    JsonNode amount = referral.body().path("amount");
    try {
      int status = send(messageId(number, decision), decision(number, decision, amount).toString());
      if (status != 202) {
        LOG.warn("the bank's {} was answered {}", decision, status);
      }
    } catch (IOException e) {
      LOG.warn("the bank's {} was not taken", decision, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The id the bank gives the message of a decision. */
  static String messageId(String referralNo, String decision) {
    return "bank-" + referralNo + '-' + decision;
  }

  /**
   * A decision as the bank writes it.
   *
   * @param amount what it approved; left out of a decision that has none
   */
  public static ObjectNode decision(String referralNo, String decision, JsonNode amount) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("originalPartnerReferenceNo", referralNo);
    message.put("latestTransactionStatus", decision);
    message.put(
        "transactionDate",
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
            OffsetDateTime.now(JAKARTA).truncatedTo(ChronoUnit.SECONDS)));
    if (decision.equals("APPROVED") || decision.equals("DISBURSED")) {
      message.set("approvedAmount", amount);
    }
    if (decision.equals("DISBURSED")) {
      message.put("agreementDate", LocalDate.now(JAKARTA).toString());
    }
    return message;
  }

  private int send(String id, String body) throws IOException, InterruptedException {
    String basic = Base64.getEncoder().encodeToString("bank:bank".getBytes(StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(door)
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + basic)
            .header("Idempotency-Key", id)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
  }

  @Override
  public void close() {
    desk.shutdownNow();
  }
}
