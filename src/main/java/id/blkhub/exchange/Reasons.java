package id.blkhub.exchange;

import id.blkhub.correlation.Arrival;
import id.blkhub.correlation.Outcome;
import id.blkhub.message.Correction;
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

  /**
   * Why a delivery that was withdrawn did not leave.
   *
   * @param kept whether it is sure that the receiver never saw it
   */
  static Violation withdrawn(Correction cause, boolean kept) {
    if (!kept) {
      return Violation.of(
          "",
          "HUB-X043",
          "Ditarik oleh pengirim, tetapi penerima mungkin sudah melihatnya.",
          "Withdrawn by its sender, but the receiver may have seen it already.");
    }
    return cause == Correction.CANCEL
        ? Violation.of(
            "",
            "HUB-X041",
            "Dibatalkan oleh pengirim sebelum sampai.",
            "Cancelled by its sender before it left.")
        : Violation.of(
            "",
            "HUB-X042",
            "Dinyatakan tidak berlaku atau dikoreksi oleh pengirim sebelum sampai.",
            "Voided or corrected by its sender before it left.");
  }

  /** A void has nothing to take back at this receiver. */
  static Violation nothingLeft() {
    return Violation.of(
        "",
        "HUB-X044",
        "Pesan yang dinyatakan tidak berlaku belum sampai ke penerima ini; tidak perlu diberi tahu.",
        "What is voided never left for this receiver, so there is nothing to tell it.");
  }

  static Violation notKnownTo() {
    return Violation.of(
        "/knownTo",
        "HUB-X047",
        "knownTo menyebut mitra yang tidak ada atau tidak menerima jenis pesan yang memuat kasus.",
        "knownTo names a partner that does not exist or receives no kind with cases.");
  }

  static Violation noAgreement() {
    return Violation.of(
        "",
        "HUB-X045",
        "Penerima tidak lagi menerima jenis pesan ini; beri tahu dengan cara lain.",
        "The receiver takes this kind no more; tell it in another way.");
  }

  /** Said with the acceptance of a cancellation. */
  static Violation whereStillUnderWay() {
    return Violation.of(
        "",
        "HUB-X046",
        "Pembatalan berlaku untuk kiriman yang belum diambil; yang sudah diambil harus dinyatakan"
            + " tidak berlaku (void).",
        "This cancels what has not been taken yet; void what has.");
  }

  static Violation waiting(Arrival.Number number) {
    return Violation.of(
        "",
        "HUB-X014",
        "Menunggu nomor " + type(number) + " yang belum dikenal hub.",
        "Waits for a " + number.name() + " number the hub does not know yet.");
  }

  static Violation unknown(Arrival.Number number) {
    return Violation.of(
        "",
        "HUB-X015",
        "Nomor " + type(number) + " tidak dikenal dan tidak datang dalam waktu tunggu.",
        "The " + number.name() + " number is unknown and did not come within the waiting time.");
  }

  static Violation ambiguous(Arrival.Number number) {
    return Violation.of(
        "",
        "HUB-X016",
        "Nomor " + type(number) + " cocok dengan lebih dari satu berkas; operator memutuskan.",
        "The " + number.name() + " number fits more than one case; an operator decides.");
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
