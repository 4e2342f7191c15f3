package id.blkhub.exchange;

import id.blkhub.correlation.Arrival;
import id.blkhub.correlation.Outcome;
import id.blkhub.message.Violation;

/** The sentences a sender reads when the hub's memory speaks against its message. */
final class Reasons {
  private Reasons() {}

  static Violation conflict(Outcome.Reason reason) {
    return switch (reason) {
      case SAME_ID_OTHER_CONTENT ->
          Violation.of(
              "",
              "HUB-X010",
              "Id pesan ini sudah dipakai untuk isi yang lain. Kirim isi baru dengan id baru.",
              "This message id was already used for other content. Send new content under a new"
                  + " id.");
      case SAME_VERSION_OTHER_CONTENT ->
          Violation.of(
              "",
              "HUB-X011",
              "Versi ini sudah dipakai untuk isi yang lain. Naikkan nomor versi.",
              "This version was already used for other content. Raise the version number.");
      case OLDER_VERSION ->
          Violation.of(
              "",
              "HUB-X012",
              "Versi yang lebih baru sudah diterima; versi lama ini diabaikan.",
              "A newer version was already accepted; this older one is not taken.");
      default ->
          Violation.of(
              "",
              "HUB-X013",
              "Pesan ini bertentangan dengan yang sudah diterima.",
              "This message contradicts one that was already accepted.");
    };
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
