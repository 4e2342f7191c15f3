package id.blkhub.exchange;

import id.blkhub.correlation.Arrival;
import id.blkhub.correlation.Outcome;
import id.blkhub.message.Violation;

/** The sentences a sender reads when the hub's memory speaks against its message. */
final class Reasons {
  private Reasons() {}

  /**
   * A file the hub needs is missing or put aside; it was the hub's fault, so the message is held.
   */
  static Violation missing(String file) {
    return Violation.of(
        "",
        "HUB-X003",
        "Hub tidak dapat memakai berkas " + file + "; pesan disimpan dan operator diberi tahu.",
        "The hub cannot use its file " + file + "; the message is kept and an operator is told.");
  }

  static Violation conflict(Outcome.Reason reason, Arrival.CaseClaim claim) {
    boolean consent = reason == Outcome.Reason.NO_CONSENT && claim != null;
    return reason.violation(consent ? claim.consent().path() : "");
  }

  static Violation waiting(Arrival.Number number) {
    return Violation.of(
        "",
        "HUB-X014",
        "Menunggu nomor " + type(number) + " yang belum dikenal hub.",
        "Waits for a " + number.type() + " number the hub does not know yet.");
  }

  static Violation unknown(Arrival.Number number) {
    return Violation.of(
        "",
        "HUB-X015",
        "Nomor " + type(number) + " tidak dikenal dan tidak datang dalam waktu tunggu.",
        "The " + number.type() + " number is unknown and did not come within the waiting time.");
  }

  static Violation ambiguous(Arrival.Number number) {
    return Violation.of(
        "",
        "HUB-X016",
        "Nomor " + type(number) + " cocok dengan lebih dari satu berkas; operator memutuskan.",
        "The " + number.type() + " number fits more than one case; an operator decides.");
  }

  private static String type(Arrival.Number number) {
    return switch (number.type()) {
      case "enrolment" -> "pendaftaran";
      case "registration" -> "registrasi asesmen";
      case "certificate" -> "sertifikat";
      case "referral" -> "rujukan";
      default -> number.type();
    };
  }
}
