package id.blkhub.api;

import id.blkhub.message.MessageId;
import id.blkhub.message.Violation;
import id.blkhub.web.HttpErrorReason;
import id.blkhub.web.ProblemDocument;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem document. It is an answer, not a fault, so it has no stack. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemDocument problemDocument;

  ProblemException(ProblemDocument problemDocument) {
    super(problemDocument.reason().code(), null, false, false);
    this.problemDocument = problemDocument;
  }

  static ProblemException of(HttpErrorReason httpErrorReason) {
    return new ProblemException(ProblemDocument.of(httpErrorReason));
  }

  static ProblemException retryAfter(HttpErrorReason httpErrorReason, Duration wait) {
    return new ProblemException(ProblemDocument.of(httpErrorReason).retryAfter(wait));
  }

  static ProblemException rejected(
      HttpErrorReason httpErrorReason, @Nullable MessageId messageId, List<Violation> errors) {
    return new ProblemException(
        new ProblemDocument(
            httpErrorReason, messageId == null ? null : messageId.value(), errors, null, null));
  }

  /** Nothing was taken. */
  static ProblemException refused(HttpErrorReason httpErrorReason, List<Violation> errors) {
    return new ProblemException(new ProblemDocument(httpErrorReason, null, errors, null, null));
  }

  ProblemDocument problem() {
    return problemDocument;
  }
}
