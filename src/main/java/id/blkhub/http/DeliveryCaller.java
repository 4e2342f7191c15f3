package id.blkhub.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.blkhub.delivery.Delivery;
import id.blkhub.http.RememberedAnswers.Question;
import id.blkhub.http.UnknownOutcomes.Earlier;
import id.blkhub.http.Verdict.Accepted;
import id.blkhub.http.Verdict.AlreadyThere;
import id.blkhub.http.Verdict.Effect;
import id.blkhub.http.Verdict.Later;
import id.blkhub.http.Verdict.Nonsense;
import id.blkhub.http.Verdict.RefusedCall;
import id.blkhub.message.TestMark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Makes the calls for deliveries and does to each delivery what the outcome asks for. */
final class DeliveryCaller {
  private final CallOptions options;
  private final PartnerCall call;
  private final RememberedAnswers answers;
  private final UnknownOutcomes unknown;
  private final UnintelligibleReplyCounter nonsense;
  private final Executor workers;

  DeliveryCaller(
      CallOptions options,
      PartnerCall call,
      RememberedAnswers answers,
      UnknownOutcomes unknown,
      UnintelligibleReplyCounter nonsense,
      Executor workers) {
    this.options = options;
    this.call = call;
    this.answers = answers;
    this.unknown = unknown;
    this.nonsense = nonsense;
    this.workers = workers;
  }

  /** Completes, never exceptionally, with whether the delivery is through. */
  CompletableFuture<Boolean> apply(PreparedCall preparedCall) {
    return verdict(preparedCall)
        .exceptionally(failure -> HubFailureHandler.on(preparedCall.delivery(), failure))
        .thenApply(verdict -> settle(preparedCall.delivery(), verdict));
  }

  private CompletableFuture<Verdict> verdict(PreparedCall preparedCall) {
    Delivery delivery = preparedCall.delivery();
    try {
      if (options.kept().remember() != null) {
        String key =
            RequestBody.key(RequestBody.part(delivery.document(), options.kept().remember()));
        // what a partner's test system answered must not be used for what is real
        String about =
            delivery.header().test() ? "test/" + options.target().name() : options.target().name();
        Question question = new Question(delivery.header().receiver().value(), about, key);
        return remembered(question, preparedCall.body(), delivery);
      }
      return options.last() ? last(preparedCall) : step(delivery, preparedCall.body());
    } catch (RequestBody.Unfit unfit) {
      return CompletableFuture.completedFuture(new RefusedCall(unfit.why()));
    } catch (RuntimeException broken) {
      return CompletableFuture.failedFuture(broken);
    }
  }

  private CompletableFuture<Verdict> remembered(
      Question question, CallBody body, Delivery delivery) {
    // log in, call, log in again, call again
    Duration lease = options.limits().timeout().multipliedBy(4);
    String key = uuid(question.partner() + '/' + question.call() + '/' + question.key());
    return answers.get(
        question,
        lease,
        () -> call.send(body, headers(key, delivery)).thenApply(this::answerAlone));
  }

  /** A call before the last has a key of its own: partners may compare keys over all paths. */
  private CompletableFuture<Verdict> step(Delivery delivery, CallBody body) {
    String key = uuid(delivery.header().idempotencyKey() + '/' + options.target().name());
    return call.send(body, headers(delivery)).thenApply(this::answerAlone);
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private Verdict answerAlone(Verdict verdict) {
    if (!(verdict instanceof Accepted accepted)) {
      return verdict;
    }
    JsonNode answer = accepted.body().at(options.kept().answer());
    return answer.isMissingNode() || answer.isNull()
        ? ResponseClassifier.nonsense("no value at " + options.kept().answer())
        : new Accepted(answer);
  }

  private CompletableFuture<Verdict> last(PreparedCall preparedCall) {
    CompletableFuture<Verdict> answer =
        call.send(preparedCall.body(), headers(preparedCall.delivery())).thenApply(this::withRef);
    String key = preparedCall.delivery().header().idempotencyKey();
    Earlier earlier = preparedCall.earlier();
    return earlier == null
        ? answer
        : answer.thenApplyAsync(verdict -> remark(key, earlier, verdict), workers);
  }

  private static Map<String, String> headers(Delivery delivery) {
    Map<String, String> headers = headers(delivery.header().idempotencyKey(), delivery);
    if (delivery.header().repeat() != null) {
      headers.put("ce-repeated", "true");
    }
    return headers;
  }

  private static Map<String, String> headers(String key, Delivery delivery) {
    Map<String, String> headers = new HashMap<>();
    headers.put(PartnerCall.IDEMPOTENCY_KEY, key);
    if (delivery.correction() != null) {
      headers.put("ce-correction", delivery.correction().text());
    }
    if (delivery.header().test()) {
      headers.put(PartnerCall.TEST, TestMark.TRUE);
    }
    return headers;
  }

  private Verdict withRef(Verdict verdict) {
    boolean missing =
        options.refRequired()
            && verdict instanceof Accepted accepted
            && accepted.body().at(options.ending().ref()).isMissingNode();
    return missing ? ResponseClassifier.nonsense("no value at " + options.ending().ref()) : verdict;
  }

  private Verdict remark(String key, Earlier earlier, Verdict verdict) {
    if (verdict instanceof AlreadyThere there && earlier == Earlier.NONE) {
      unknown.nothingDone(List.of(key));
      return new RefusedCall(PartnerCallProblem.CONFLICT.violation(there.status()));
    }
    if (verdict instanceof AlreadyThere there && !there.proven() && earlier == Earlier.ANSWERED) {
      return new RefusedCall(PartnerCallProblem.SEEN_ONLY.violation(there.status()));
    }
    if (answered(verdict)) {
      unknown.answered(key);
    }
    boolean nothingDone =
        verdict instanceof RefusedCall
            || (verdict instanceof Later later && later.effect() != Effect.UNKNOWN);
    if (nothingDone && earlier == Earlier.NONE) {
      unknown.nothingDone(List.of(key));
    }
    return verdict;
  }

  /** Whether an answer came that leaves open what was done; a connection lost gives none. */
  private static boolean answered(Verdict verdict) {
    return verdict instanceof Nonsense
        || verdict instanceof Later later
            && later.effect() == Effect.UNKNOWN
            && (later.why().code().equals(PartnerCallProblem.SERVER_ERROR.code())
                || later.why().code().equals(PartnerCallProblem.BUSY.code()));
  }

  private boolean settle(Delivery delivery, Verdict verdict) {
    String key = delivery.header().idempotencyKey();
    if (verdict instanceof Nonsense unclear) {
      int times = nonsense.another(key);
      if (times < options.limits().nonsense()) {
        delivery.retry(unclear.why(), null, false);
        return false;
      }
      nonsense.forget(key);
      delivery.park(PartnerCallProblem.STILL_NONSENSE.violation(times));
      return true;
    }
    if (verdict instanceof Later later) {
      delivery.retry(later.why(), later.after(), later.effect() == Effect.UNSENT);
      return false;
    }
    nonsense.forget(key);
    if (verdict instanceof RefusedCall refusedCall) {
      if (options.last()) {
        delivery.refuse(refusedCall.why());
      } else {
        delivery.park(refusedCall.why());
      }
    } else if (verdict instanceof AlreadyThere) {
      delivery.delivered(null);
    } else if (options.last()) {
      delivery.delivered(ref(((Accepted) verdict).body()));
    } else {
      put(delivery, ((Accepted) verdict).body());
    }
    return true;
  }

  /** Null where the partner gave none, or none that may be passed on. */
  private @Nullable String ref(JsonNode body) {
    JsonNode ref = options.ending().ref() == null ? null : body.at(options.ending().ref());
    return ref == null || !ref.isValueNode() || ref.isNull() ? null : clip(ref.asText());
  }

  /** A reference is a short token; whatever else a partner may put there stays out of receipts. */
  private static @Nullable String clip(String ref) {
    return ref.matches("[A-Za-z0-9._:/#-]{1,64}") ? ref : null;
  }

  private void put(Delivery delivery, JsonNode answer) {
    JsonNode document = delivery.document().deepCopy();
    JsonPointer into = Objects.requireNonNull(options.kept().into(), "into");
    JsonNode parent = document;
    JsonPointer rest = into;
    while (!rest.tail().matches()) {
      String name = rest.getMatchingProperty();
      parent = parent instanceof ObjectNode object ? object.withObjectProperty(name) : null;
      rest = rest.tail();
    }
    if (parent instanceof ObjectNode object) {
      object.set(rest.getMatchingProperty(), answer);
      delivery.document(document);
    } else {
      delivery.park(PartnerCallProblem.VALUE_MISSING.violation(into));
    }
  }
}
