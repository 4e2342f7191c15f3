package id.blkhub.exchange;

import id.blkhub.correlation.CorrelationProblem;
import id.blkhub.message.CaseClaim;
import id.blkhub.message.ClaimedPerson;
import id.blkhub.message.Correction;
import id.blkhub.message.CorrelationId;
import id.blkhub.message.PersonTrait;
import id.blkhub.message.RequiredConsent;
import id.blkhub.message.Succession;
import id.blkhub.message.Text;
import id.blkhub.message.Violation;
import org.jspecify.annotations.Nullable;

/** The sentences a sender reads when the hub's memory speaks against its message. */
public final class Reasons {
  private Reasons() {}

  /**
   * @param claim what the message says of its case; null for kinds without cases
   * @param succession how it follows those before it
   */
  public static Violation conflict(
      CorrelationProblem reason, @Nullable CaseClaim claim, Succession succession) {
    return reason.at(
        switch (reason) {
          case NO_CONSENT, NIK_WAS_CORRECTED -> claim == null ? "" : place(reason, claim);
          case STEP_TOO_EARLY, STEP_TOO_LATE, STEP_CONTRADICTS, STEP_SAID_OTHERWISE ->
              succession.step() == null ? "" : succession.step().path();
          case ABOVE_WHAT_WAS_GRANTED ->
              succession.amount() == null ? "" : succession.amount().path();
          default -> "";
        });
  }

  private static String place(CorrelationProblem reason, CaseClaim claim) {
    RequiredConsent consent = claim.consent();
    ClaimedPerson person = claim.person();
    if (reason == CorrelationProblem.NO_CONSENT && consent != null) {
      return consent.path();
    }
    return reason == CorrelationProblem.NIK_WAS_CORRECTED && person != null
        ? person.path(PersonTrait.NIK)
        : "";
  }

  /**
   * Why a delivery that was withdrawn did not leave.
   *
   * @param kept whether it is sure that the receiver never saw it
   */
  public static Violation withdrawn(Correction cause, boolean kept) {
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
  public static Violation about(ExchangeProblem problem, CorrelationId correlationId) {
    return problem.violation(new Text(type(correlationId), correlationId.name()));
  }

  private static String type(CorrelationId correlationId) {
    return switch (correlationId.name()) {
      case "enrolment" -> "pendaftaran";
      case "registration" -> "registrasi asesmen";
      case "certificate" -> "sertifikat";
      case "referral" -> "rujukan";
      default -> correlationId.name();
    };
  }
}
