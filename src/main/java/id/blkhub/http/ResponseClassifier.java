package id.blkhub.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import id.blkhub.http.CallOptions.Envelope;
import id.blkhub.http.Verdict.Effect;
import id.blkhub.http.Verdict.Later;
import id.blkhub.http.Verdict.Nonsense;
import id.blkhub.http.Verdict.RefusedCall;
import id.blkhub.message.Violation;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a reply means; the table is in docs/reference/http-delivery.md. What a wrong setting
 * of the hub can cause (credentials, a moved address) is never held against the message.
 */
final class ResponseClassifier {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Expects JSON, knows no codes. */
  static final ResponseClassifier PLAIN =
      new ResponseClassifier(
          new Envelope(null, null, Set.of(), true), Map.of(), Map.of(), Clock.systemUTC());

  private final Envelope envelope;
  private final Map<Integer, String> alreadyThere;
  private final Map<Integer, String> seenBefore;
  private final Clock clock;

  ResponseClassifier(
      Envelope envelope,
      Map<Integer, String> alreadyThere,
      Map<Integer, String> seenBefore,
      Clock clock) {
    this.envelope = envelope;
    this.alreadyThere = alreadyThere;
    this.seenBefore = seenBefore;
    this.clock = clock;
  }

  /**
   * @param deadline the one the call had, for the sentence about it
   */
  Verdict judge(Reply reply, Duration deadline) {
    if (reply instanceof Reply.Response response) {
      return response.status() / 100 == 2 ? body(response) : status(response);
    }
    return failure(((Reply.Failure) reply).kind(), deadline);
  }

  private static Verdict failure(Reply.ReplyKind replyKind, Duration deadline) {
    return switch (replyKind) {
      case UNREACHABLE ->
          new Later(PartnerCallProblem.UNREACHABLE.violation(), null, Effect.UNSENT);
      case UNTRUSTED, CERTIFICATE_ENDED, AUTHORITY_UNKNOWN, OTHER_NAME, HUB_NOT_TRUSTED ->
          new Later(
              PartnerCallProblem.UNTRUSTED.violation(TlsCauses.text(replyKind)), null, Effect.NONE);
      case TIMEOUT ->
          new Later(
              PartnerCallProblem.TIMEOUT.violation(Math.max(1, deadline.toSeconds())),
              null,
              Effect.UNKNOWN);
      case BROKEN -> new Later(PartnerCallProblem.BROKEN.violation(), null, Effect.UNKNOWN);
      case TOO_LARGE -> nonsense("more than 256 KiB");
    };
  }

  private Verdict status(Reply.Response response) {
    int status = response.status();
    Duration after = RetryAfter.parse(response.retryAfter(), clock);
    if (alreadyThere.containsKey(status) && codeIs(response, alreadyThere.get(status))) {
      return new Verdict.AlreadyThere(status, true);
    }
    if (seenBefore.containsKey(status) && codeIs(response, seenBefore.get(status))) {
      return new Verdict.AlreadyThere(status, false);
    }
    return switch (status) {
      case 401, 403, 407 ->
          new Later(PartnerCallProblem.CREDENTIALS.violation(status), after, Effect.NONE);
      case 408 -> new Later(PartnerCallProblem.BUSY.violation(status), after, Effect.UNKNOWN);
      case 423, 425, 429 ->
          new Later(PartnerCallProblem.BUSY.violation(status), after, Effect.NONE);
      case 409 -> new RefusedCall(PartnerCallProblem.CONFLICT.violation(status));
      default ->
          switch (status / 100) {
            case 3 -> new Later(PartnerCallProblem.REDIRECT.violation(status), after, Effect.NONE);
            case 4 -> new RefusedCall(refusal(status, response));
            case 5 ->
                new Later(PartnerCallProblem.SERVER_ERROR.violation(status), after, Effect.UNKNOWN);
            default -> nonsense("HTTP status " + status);
          };
    };
  }

  /**
   * With the partner's code where it is one of SNAP: seven digits, of which the first three repeat
   * the status. Nothing else a partner writes is passed on.
   */
  private Violation refusal(int status, Reply.Response response) {
    String code = envelope.code() == null ? null : code(json(response.body()));
    return code != null && code.matches(status + "\\d{4}")
        ? PartnerCallProblem.STATUS_AND_CODE_REFUSED.violation(status, code)
        : PartnerCallProblem.STATUS_REFUSED.violation(status);
  }

  private boolean codeIs(Reply.Response response, String expected) {
    return expected.isEmpty() || expected.equals(code(json(response.body())));
  }

  /** Null where there is none. */
  private @Nullable String code(JsonNode body) {
    return envelope.code() == null ? null : body.at(envelope.code()).asText(null);
  }

  private Verdict body(Reply.Response response) {
    if (!envelope.bodyExpected()) {
      return new Verdict.Accepted(MissingNode.getInstance());
    }
    JsonNode body = json(response.body());
    if (body.isMissingNode()) {
      return nonsense("not JSON");
    }
    if (envelope.code() != null) {
      String code = code(body);
      if (code != null && envelope.refused().contains(code)) {
        return new RefusedCall(PartnerCallProblem.CODE_REFUSED.violation(code));
      }
      if (code == null || !code.equals(envelope.ok())) {
        return nonsense("no " + envelope.ok() + " at " + envelope.code());
      }
    }
    return new Verdict.Accepted(body);
  }

  static Nonsense nonsense(String what) {
    return new Nonsense(PartnerCallProblem.NONSENSE.violation(what));
  }

  /** A missing node where the body is no JSON. */
  private static JsonNode json(byte[] body) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree == null ? MissingNode.getInstance() : tree;
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
