package id.blkhub.http;

import id.blkhub.delivery.Delivery;
import id.blkhub.http.Verdict.Effect;
import id.blkhub.http.Verdict.Later;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** What becomes of a delivery when the hub itself fails on it. */
final class HubFailureHandler {
  private static final Logger log = LoggerFactory.getLogger(HubFailureHandler.class);

  private HubFailureHandler() {}

  static Later on(Delivery delivery, Throwable thrown) {
    Throwable cause = thrown.getCause();
    Throwable failure = thrown instanceof CompletionException && cause != null ? cause : thrown;
    boolean database =
        failure instanceof DataAccessException || failure instanceof TransactionException;
    PartnerCallProblem partnerCallProblem =
        database ? PartnerCallProblem.DATABASE : PartnerCallProblem.UNEXPECTED;
    // the class only: a message may quote the payload
    log.error(
        "call failed in the hub messageId={} partner={} code={} failure={}",
        delivery.header().messageId(),
        delivery.header().receiver(),
        partnerCallProblem.code(),
        failure.getClass().getName());
    return new Later(partnerCallProblem.violation(), null, Effect.UNKNOWN);
  }
}
