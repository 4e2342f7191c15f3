package id.blkhub.exchange;

import id.blkhub.correlation.Arrival;
import id.blkhub.correlation.Outcome;
import id.blkhub.message.Correction;
import id.blkhub.message.Text;
import id.blkhub.message.Violation;

/** The sentences a sender reads when the hub's memory speaks against its message. */
final class Reasons {
  private Reasons() {}

  static Violation conflict(Outcome.Reason reason, Arrival.CaseClaim claim) {
    boolean consent = reason == Outcome.Reason.NO_CONSENT && claim != null;
    return reason.violation(consent ? claim.consent().path() : "");
  }

  /**
   * Why a delivery that was withdrawn did not leave.
   *
   * @param kept whether it is sure that the receiver never saw it
   */
  static Violation withdrawn(Correction cause, boolean kept) {
    if (!kept) {
      return ExchangeProblem.WITHDRAWN_LATE.violation();
    }
    return cause == Correction.CANCEL
        ? ExchangeProblem.CANCELLED.violation()
        : ExchangeProblem.VOIDED.violation();
  }

  /**
   * A sentence about a number.
   *
   * @param problem has one place, for the number's name
   */
  static Violation about(ExchangeProblem problem, Arrival.Number number) {
    return problem.violation(new Text(type(number), number.name()));
  }

  private static String type(Arrival.Number number) {
    return switch (number.name()) {
      case "enrolment" -> "pendaftaran";
      case "registration" -> "registrasi asesmen";
      case "certificate" -> "sertifikat";
      case "referral" -> "rujukan";
      default -> number.name();
    };
  }
}
